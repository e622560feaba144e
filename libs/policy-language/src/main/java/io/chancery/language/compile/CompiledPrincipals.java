package io.chancery.language.compile;

import io.chancery.language.PrincipalElement;
import io.chancery.language.PrincipalElement.Aws;
import io.chancery.language.PrincipalElement.CanonicalUser;
import io.chancery.language.PrincipalElement.Entry;
import io.chancery.language.PrincipalElement.Everyone;
import io.chancery.language.PrincipalElement.Federated;
import io.chancery.language.PrincipalNames;
import io.chancery.language.evaluate.Grant;
import io.chancery.language.request.RequestPrincipal;
import io.chancery.language.request.RequestPrincipal.Anonymous;
import io.chancery.language.request.RequestPrincipal.FederatedUser;
import io.chancery.language.request.RequestPrincipal.RoleSession;
import io.chancery.language.request.RequestPrincipal.Root;
import io.chancery.language.request.RequestPrincipal.Service;
import io.chancery.language.request.RequestPrincipal.User;
import io.chancery.language.request.RequestPrincipal.WebIdentity;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A Principal or NotPrincipal element, its names told apart and the users and roles in it resolved. */
final class CompiledPrincipals {

    private enum Kind {
        EVERYONE,
        ACCOUNT,
        /** A session's ARN, or a user's or role's. */
        ARN,
        SERVICE,
        PROVIDER,
        NOBODY
    }

    /**
     * One entry.
     *
     * @param name to compare with; {@code *} is any service or provider
     * @param uniqueId of the user or role that an ARN stands for; null if it stands for none
     * @param byText whether an ARN means whoever has it now
     * @param partition that an account is in; null if that is not said
     */
    private record Name(
            Kind kind,
            String name,
            @Nullable String uniqueId,
            boolean byText,
            @Nullable String partition) {

        Name(Kind kind, String name) {
            this(kind, name, null, false, null);
        }
    }

    private static final int NONE_BIT = 1 << Grant.NONE.ordinal();

    private final boolean negated;
    private final Name[] names;

    private CompiledPrincipals(boolean negated, Name[] names) {
        this.negated = negated;
        this.names = names;
    }

    /** @param resolved as in {@link io.chancery.language.evaluate.NamedPolicy} */
    static CompiledPrincipals of(PrincipalElement element, Optional<Map<String, String>> resolved) {
        return new CompiledPrincipals(
                element.negated(),
                element.entries().stream().map(entry -> name(entry, resolved)).toArray(Name[]::new));
    }

    private static Name name(Entry entry, Optional<Map<String, String>> resolved) {
        return switch (entry) {
            case Everyone everyone -> new Name(Kind.EVERYONE, "*");
            case Aws(String name) -> aws(name, resolved);
            case PrincipalElement.Service(String name) -> new Name(Kind.SERVICE, name);
            case Federated(String provider) -> new Name(Kind.PROVIDER, provider);
            case CanonicalUser(String id) -> new Name(Kind.NOBODY, id);
        };
    }

    private static Name aws(String name, Optional<Map<String, String>> resolved) {
        Optional<String> account = PrincipalNames.account(name);
        if (account.isPresent()) {
            String partition = PrincipalNames.partition(name).orElse(null);
            return new Name(Kind.ACCOUNT, account.get(), null, false, partition);
        }
        if (PrincipalNames.isUniqueId(name)) {
            return new Name(Kind.ARN, name, name, false, null);
        }
        String uniqueId = resolved.map(ids -> ids.get(name)).orElse(null);
        return new Name(Kind.ARN, name, uniqueId, resolved.isEmpty(), null);
    }

    /** What a statement with Effect Allow grants to the principal. */
    Grant allows(PreparedRequest request) {
        Grant named = Grant.NONE;
        for (Name name : names) {
            named = named.or(grant(name, request));
        }
        if (negated) {
            return named == Grant.NONE ? Grant.DELEGATED : Grant.NONE;
        }
        return named;
    }

    /** Whether a statement with Effect Deny is about the principal. */
    boolean denies(PreparedRequest request, boolean hasBoundary) {
        if (negated && hasBoundary) {
            return true;
        }
        int levels = 0;
        for (Name name : names) {
            if (name.kind == Kind.EVERYONE) {
                return !negated;
            }
            levels |= 1 << grant(name, request).ordinal();
        }
        if (negated) {
            int needed = levelsOf(request.principal());
            return (levels & needed) != needed;
        }
        return (levels & ~NONE_BIT) != 0;
    }

    /** The levels at which NotPrincipal has to list a principal to spare it. */
    private static int levelsOf(RequestPrincipal principal) {
        return switch (principal) {
            case User user -> bits(Grant.DELEGATED, Grant.WITHIN_SESSION);
            case RoleSession session ->
                bits(Grant.DELEGATED, Grant.WITHIN_BOUNDARY_AND_SESSION) | bits(Grant.DIRECT, Grant.DIRECT);
            case FederatedUser session -> bits(Grant.DELEGATED, Grant.DIRECT);
            case Root root -> bits(Grant.DELEGATED, Grant.DELEGATED);
            case Service service -> bits(Grant.DIRECT, Grant.DIRECT);
            case WebIdentity identity -> bits(Grant.DIRECT, Grant.DIRECT);
            case Anonymous anonymous -> bits(Grant.DIRECT, Grant.DIRECT);
        };
    }

    private static int bits(Grant one, Grant other) {
        return 1 << one.ordinal() | 1 << other.ordinal();
    }

    private static Grant grant(Name name, PreparedRequest request) {
        RequestPrincipal principal = request.principal();
        return switch (name.kind) {
            case EVERYONE -> Grant.DIRECT;
            case ACCOUNT ->
                name.name.equals(request.facts().account)
                                && (name.partition == null || principal.mayBeIn(name.partition))
                        ? Grant.DELEGATED
                        : Grant.NONE;
            case ARN -> byArn(name, principal);
            case SERVICE -> directly(principal instanceof Service service && is(name, service.name()));
            case PROVIDER -> directly(principal instanceof WebIdentity identity && is(name, identity.provider()));
            case NOBODY -> Grant.NONE;
        };
    }

    private static boolean is(Name name, String own) {
        return name.name.equals("*") || name.name.equals(own);
    }

    private static Grant directly(boolean named) {
        return named ? Grant.DIRECT : Grant.NONE;
    }

    private static Grant byArn(Name name, RequestPrincipal principal) {
        return switch (principal) {
            case User user -> isEntity(name, user.userArn(), user.userId()) ? Grant.WITHIN_SESSION : Grant.NONE;
            case RoleSession session -> session(name, session.sessionArn(), session.roleArn(), session.roleId());
            case FederatedUser session ->
                session(
                        name,
                        session.sessionArn(),
                        session.parent().userArn(),
                        session.parent().userId());
            case Root root -> Grant.NONE;
            case Service service -> Grant.NONE;
            case WebIdentity identity -> Grant.NONE;
            case Anonymous anonymous -> Grant.NONE;
        };
    }

    private static Grant session(Name name, String sessionArn, String arn, String uniqueId) {
        if (name.name.equals(sessionArn)) {
            return Grant.DIRECT;
        }
        return isEntity(name, arn, uniqueId) ? Grant.WITHIN_BOUNDARY_AND_SESSION : Grant.NONE;
    }

    private static boolean isEntity(Name name, String arn, String uniqueId) {
        return name.byText ? name.name.equals(arn) : uniqueId.equals(name.uniqueId);
    }
}
