package io.chancery.language.compile;

import io.chancery.language.compile.ContextKey.Implied;
import io.chancery.language.request.RequestPrincipal;
import io.chancery.language.request.RequestPrincipal.Anonymous;
import io.chancery.language.request.RequestPrincipal.FederatedUser;
import io.chancery.language.request.RequestPrincipal.RoleSession;
import io.chancery.language.request.RequestPrincipal.Root;
import io.chancery.language.request.RequestPrincipal.Service;
import io.chancery.language.request.RequestPrincipal.User;
import io.chancery.language.request.RequestPrincipal.WebIdentity;
import org.jspecify.annotations.Nullable;

/** What is asked of a principal most, without the Optionals. */
final class PrincipalFacts {

    private RequestPrincipal principal = new Anonymous();

    /** The account that it is in; null for those that are in none. */
    @Nullable String account;

    boolean anonymous = true;

    RequestPrincipal principal() {
        return principal;
    }

    void of(RequestPrincipal who) {
        this.principal = who;
        this.anonymous = who instanceof Anonymous;
        this.account = switch (who) {
            case User user -> user.accountId();
            case RoleSession session -> session.accountId();
            case Root root -> root.accountId();
            case FederatedUser session -> session.accountId();
            case Service service -> null;
            case WebIdentity identity -> null;
            case Anonymous nobody -> null;
        };
    }

    /** The value of a principal's key; null if such a principal has none, or if it is not known. */
    @Nullable String value(Implied key) {
        String value = written(key);
        boolean mayBeUnknown = principal instanceof User || principal instanceof RoleSession;
        return mayBeUnknown && value != null && value.isEmpty() ? null : value;
    }

    private @Nullable String written(Implied key) {
        return switch (key) {
            case NOT, RESOURCE_ACCOUNT -> null;
            case PRINCIPAL_ARN -> arn();
            case PRINCIPAL_ACCOUNT -> account;
            case PRINCIPAL_TYPE -> type();
            case USER_ID -> userId();
            case USER_NAME -> principal instanceof User user ? user.userName() : null;
            case PRINCIPAL_IS_AWS_SERVICE -> isService();
            case PRINCIPAL_SERVICE_NAME -> principal instanceof Service service ? service.name() : null;
            case FEDERATED_PROVIDER -> principal instanceof WebIdentity identity ? identity.provider() : null;
        };
    }

    /** Not told of those whose requests are not signed. */
    private @Nullable String isService() {
        return switch (principal) {
            case User user -> "false";
            case RoleSession session -> "false";
            case Root root -> "false";
            case FederatedUser session -> "false";
            case Service service -> "true";
            case WebIdentity identity -> null;
            case Anonymous nobody -> null;
        };
    }

    /** Of a session the role's. */
    private @Nullable String arn() {
        return switch (principal) {
            case User user -> user.userArn();
            case RoleSession session -> session.roleArn();
            case Root root -> "arn:aws:iam::" + root.accountId() + ":root";
            case FederatedUser session -> session.sessionArn();
            case Service service -> null;
            case WebIdentity identity -> null;
            case Anonymous anonymous -> null;
        };
    }

    private @Nullable String type() {
        return switch (principal) {
            case User user -> "User";
            case RoleSession session -> "AssumedRole";
            case Root root -> "Account";
            case FederatedUser session -> "FederatedUser";
            case Service service -> null;
            case WebIdentity identity -> null;
            case Anonymous anonymous -> "Anonymous";
        };
    }

    private @Nullable String userId() {
        return switch (principal) {
            case User user -> user.userId();
            case RoleSession session ->
                session.roleId().isEmpty() ? "" : session.roleId() + ":" + session.sessionName();
            case Root root -> root.accountId();
            case FederatedUser session -> session.accountId() + ":" + session.name();
            case Service service -> null;
            case WebIdentity identity -> null;
            case Anonymous nobody -> "anonymous";
        };
    }
}
