package io.chancery.policy.decision;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Arns;
import io.chancery.contracts.Tag;
import io.chancery.contracts.identity.Role;
import io.chancery.contracts.identity.User;
import io.chancery.language.request.RequestPrincipal;
import io.chancery.policy.cache.CachedRole;
import io.chancery.policy.cache.ShardView;
import io.chancery.runtime.caller.SessionFacts;
import java.util.Map;
import java.util.TreeMap;

/** A principal that lives, with the shard that it lives in as it was when it was looked up. */
public sealed interface Actor {

    ShardView home();

    AccountId account();

    String arn();

    RequestPrincipal principal();

    /** {@code aws:PrincipalTag/*}, by tag key ignoring case. */
    Map<String, String> tags();

    /**
     * Whether control policies do not bind it: a service-linked role ("Service control policies", AWS Organizations User
     * Guide), and the suite itself.
     */
    default boolean isUnbound() {
        return false;
    }

    /** @param bootstraps whether it is the suite itself that makes the account's first entities as its root user */
    record Root(ShardView home, AccountId account, boolean bootstraps) implements Actor {
        @Override
        public boolean isUnbound() {
            return bootstraps;
        }

        @Override
        public String arn() {
            return Arns.root(account);
        }

        @Override
        public RequestPrincipal principal() {
            return new RequestPrincipal.Root(account.value());
        }

        @Override
        public Map<String, String> tags() {
            return Map.of();
        }
    }

    record OfUser(ShardView home, User user) implements Actor {
        @Override
        public AccountId account() {
            return user.account();
        }

        @Override
        public String arn() {
            return user.arn();
        }

        @Override
        public RequestPrincipal principal() {
            return new RequestPrincipal.User(
                    user.account().value(), user.arn(), user.id().value(), user.name());
        }

        @Override
        public Map<String, String> tags() {
            return byKey(user.tags());
        }
    }

    /** A role's session. Its tags go over the role's. */
    record OfSession(ShardView home, CachedRole role, VerifiedSession session) implements Actor {
        @Override
        public AccountId account() {
            return role.role().account();
        }

        @Override
        public String arn() {
            return session.facts().arn();
        }

        @Override
        public RequestPrincipal principal() {
            SessionFacts facts = session.facts();
            return new RequestPrincipal.RoleSession(
                    account().value(),
                    facts.arn(),
                    role.role().arn(),
                    role.role().id().value(),
                    facts.sessionName());
        }

        @Override
        public boolean isUnbound() {
            return isServiceLinked(role.role());
        }

        @Override
        public Map<String, String> tags() {
            Map<String, String> tags = byKey(role.role().tags());
            tags.putAll(session.facts().tags());
            return tags;
        }
    }

    /** A platform's service, {@code lambda.amazonaws.com}. */
    record OfService(ShardView home, String name) implements Actor {
        @Override
        public AccountId account() {
            return AccountId.INSTALLATION;
        }

        @Override
        public String arn() {
            return Arns.servicePrincipal(name);
        }

        @Override
        public RequestPrincipal principal() {
            return new RequestPrincipal.Service(name);
        }

        @Override
        public Map<String, String> tags() {
            return Map.of();
        }
    }

    /** Whether it is a platform service's own ("Using service-linked roles", IAM User Guide). */
    static boolean isServiceLinked(Role role) {
        return Role.isServiceLinked(role.path());
    }

    private static Map<String, String> byKey(Iterable<Tag> tags) {
        var map = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        tags.forEach(tag -> map.put(tag.key(), tag.value()));
        return map;
    }
}
