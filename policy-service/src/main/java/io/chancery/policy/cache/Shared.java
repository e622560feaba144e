package io.chancery.policy.cache;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.identity.Role;
import io.chancery.contracts.identity.TrustPolicy;
import io.chancery.contracts.identity.User;
import io.chancery.contracts.policy.PrincipalPolicies.AttachedPolicy;
import io.chancery.language.PolicyKind;
import io.chancery.language.compile.CompiledPolicy;
import io.chancery.language.evaluate.NamedPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the entities of one batch have in common is kept once: the ids of their account and groups, the references to the
 * policies attached to them, the trust policy of many roles. When a shard loads, its batch is everything, and that is most
 * of what there is.
 */
final class Shared {

    private final Map<Object, Object> values = new HashMap<>();
    private final Map<TrustPolicy, CompiledPolicy> trusts = new HashMap<>();

    User same(User user) {
        return new User(
                user.id(),
                one(user.account()),
                user.name(),
                one(user.path()),
                List.copyOf(user.tags()),
                user.permissionsBoundary(),
                user.groups().stream().map(this::one).toList(),
                user.createdAt());
    }

    /**
     * With its trust policy compiled; the same document is parsed once.
     *
     * @throws io.chancery.contracts.UnreadableRecord if it is no policy
     */
    CachedRole same(Role role, String streamId) {
        TrustPolicy trust = one(role.trustPolicy());
        var shared = new Role(
                role.id(),
                one(role.account()),
                role.name(),
                one(role.path()),
                trust,
                role.description(),
                role.maxSessionDurationSeconds(),
                List.copyOf(role.tags()),
                role.permissionsBoundary(),
                role.createdAt());
        CompiledPolicy compiled = trusts.computeIfAbsent(
                trust,
                policy -> CompiledPolicy.of(new NamedPolicy(
                        role.arn(),
                        Entities.policy(policy.document(), PolicyKind.TRUST, streamId),
                        Optional.of(policy.resolvedPrincipals()))));
        return new CachedRole(shared, compiled.named(role.arn()));
    }

    AccountId same(AccountId account) {
        return one(account);
    }

    List<AttachedPolicy> same(List<AttachedPolicy> attached) {
        return attached.stream().map(this::one).toList();
    }

    @SuppressWarnings("unchecked")
    private <T> T one(T value) {
        return (T) values.computeIfAbsent(value, first -> first);
    }
}
