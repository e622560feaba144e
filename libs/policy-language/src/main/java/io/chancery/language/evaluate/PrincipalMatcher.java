package io.chancery.language.evaluate;

import io.chancery.language.Effect;
import io.chancery.language.PrincipalElement;
import io.chancery.language.PrincipalElement.Aws;
import io.chancery.language.PrincipalElement.CanonicalUser;
import io.chancery.language.PrincipalElement.Entry;
import io.chancery.language.PrincipalElement.Everyone;
import io.chancery.language.PrincipalElement.Federated;
import io.chancery.language.PrincipalNames;
import io.chancery.language.Statement;
import io.chancery.language.request.RequestPrincipal;
import io.chancery.language.request.RequestPrincipal.Anonymous;
import io.chancery.language.request.RequestPrincipal.FederatedUser;
import io.chancery.language.request.RequestPrincipal.RoleSession;
import io.chancery.language.request.RequestPrincipal.Root;
import io.chancery.language.request.RequestPrincipal.Service;
import io.chancery.language.request.RequestPrincipal.User;
import io.chancery.language.request.RequestPrincipal.WebIdentity;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether a policy's principals include the one who asks, and at which level they name it. */
final class PrincipalMatcher {

    private final RequestPrincipal principal;
    private final Optional<Map<String, String>> resolvedPrincipals;

    /** @param resolvedPrincipals as in {@link NamedPolicy} */
    PrincipalMatcher(RequestPrincipal principal, Optional<Map<String, String>> resolvedPrincipals) {
        this.principal = principal;
        this.resolvedPrincipals = resolvedPrincipals;
    }

    /** What a statement's being about the principal is worth; NONE if it is not. */
    Grant about(PolicyType type, Statement statement, boolean hasBoundary) {
        boolean deny = statement.effect() == Effect.DENY;
        if (statement.principal().isEmpty()) {
            return deny || !type.namesPrincipals() ? Grant.DIRECT : Grant.NONE;
        }
        if (deny) {
            return denies(statement.principal().get(), hasBoundary) ? Grant.DIRECT : Grant.NONE;
        }
        return allows(statement.principal().get());
    }

    /** What a statement with Effect Allow grants to the principal. */
    Grant allows(PrincipalElement element) {
        Grant named = Grant.NONE;
        for (Entry entry : element.entries()) {
            named = named.or(grant(entry));
        }
        if (element.negated()) {
            return named == Grant.NONE ? Grant.DELEGATED : Grant.NONE;
        }
        return named;
    }

    /**
     * Whether a statement with Effect Deny is about the principal. NotPrincipal denies whoever has a permissions boundary,
     * whomever it lists (IAM User Guide, "AWS JSON policy elements: NotPrincipal").
     */
    boolean denies(PrincipalElement element, boolean hasBoundary) {
        if (!element.negated()) {
            return element.entries().stream().anyMatch(entry -> grant(entry) != Grant.NONE);
        }
        return hasBoundary || !isSpared(element);
    }

    private boolean isSpared(PrincipalElement element) {
        Set<Grant> levels = EnumSet.noneOf(Grant.class);
        for (Entry entry : element.entries()) {
            if (entry instanceof Everyone) {
                return true;
            }
            levels.add(grant(entry));
        }
        return levels.containsAll(
                switch (principal) {
                    case User user -> EnumSet.of(Grant.DELEGATED, Grant.WITHIN_SESSION);
                    case RoleSession session ->
                        EnumSet.of(Grant.DELEGATED, Grant.WITHIN_BOUNDARY_AND_SESSION, Grant.DIRECT);
                    case FederatedUser session -> EnumSet.of(Grant.DELEGATED, Grant.DIRECT);
                    case Root root -> EnumSet.of(Grant.DELEGATED);
                    case Service service -> EnumSet.of(Grant.DIRECT);
                    case WebIdentity identity -> EnumSet.of(Grant.DIRECT);
                    case Anonymous anonymous -> EnumSet.of(Grant.DIRECT);
                });
    }

    private Grant grant(Entry entry) {
        return switch (entry) {
            case Everyone everyone -> Grant.DIRECT;
            case Aws(String name) -> byName(name);
            case PrincipalElement.Service(String name) ->
                principal instanceof Service(String own) && (name.equals("*") || name.equals(own))
                        ? Grant.DIRECT
                        : Grant.NONE;
            case Federated(String provider) ->
                principal instanceof WebIdentity identity
                                && (provider.equals("*") || provider.equals(identity.provider()))
                        ? Grant.DIRECT
                        : Grant.NONE;
            case CanonicalUser(String id) -> Grant.NONE;
        };
    }

    private Grant byName(String name) {
        Optional<String> account = PrincipalNames.account(name);
        if (account.isPresent()) {
            boolean same = account.equals(principal.account())
                    && PrincipalNames.partition(name).map(principal::mayBeIn).orElse(true);
            return same ? Grant.DELEGATED : Grant.NONE;
        }
        return switch (principal) {
            case User user -> isEntity(name, user.userArn(), user.userId()) ? Grant.WITHIN_SESSION : Grant.NONE;
            case RoleSession session -> {
                if (name.equals(session.sessionArn())) {
                    yield Grant.DIRECT;
                }
                yield isEntity(name, session.roleArn(), session.roleId())
                        ? Grant.WITHIN_BOUNDARY_AND_SESSION
                        : Grant.NONE;
            }
            case FederatedUser session -> {
                if (name.equals(session.sessionArn())) {
                    yield Grant.DIRECT;
                }
                yield isEntity(
                                name,
                                session.parent().userArn(),
                                session.parent().userId())
                        ? Grant.WITHIN_BOUNDARY_AND_SESSION
                        : Grant.NONE;
            }
            case Root root -> Grant.NONE;
            case Service service -> Grant.NONE;
            case WebIdentity identity -> Grant.NONE;
            case Anonymous anonymous -> Grant.NONE;
        };
    }

    /** Whether the name means the user or role; one that was deleted and made again has another id. */
    private boolean isEntity(String name, String arn, String uniqueId) {
        if (PrincipalNames.isUniqueId(name)) {
            return name.equals(uniqueId);
        }
        return resolvedPrincipals
                .map(resolved -> uniqueId.equals(resolved.get(name)))
                .orElseGet(() -> name.equals(arn));
    }
}
