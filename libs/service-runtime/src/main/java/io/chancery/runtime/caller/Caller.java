package io.chancery.runtime.caller;

import io.chancery.contracts.AccessKeyId;
import io.chancery.contracts.AccountId;
import java.util.Optional;

/**
 * Who asks, as far as the gateway can know: ids only. Names, groups, tags and policies are looked up where it matters.
 *
 * @param account the caller's own account; the installation's for a service principal
 * @param principalId a user's or role's unique id, the account id for its root user, a service principal's name
 * @param accessKeyId what the request was signed with; absent when the suite acts as root in a bootstrap
 * @param sessionStatement of a role session: its facts, signed by identity-service
 */
public record Caller(
        Type type,
        AccountId account,
        String principalId,
        Optional<AccessKeyId> accessKeyId,
        Optional<String> sessionStatement) {

    public enum Type {
        ROOT,
        USER,
        ROLE_SESSION,
        SERVICE
    }

    private static final String OPERATOR = "operator";

    /**
     * The operator of the installation, who has no credentials of the suite and whom no policy is about: looked up as a
     * principal it does not live.
     */
    public static Caller operator() {
        return new Caller(Type.SERVICE, AccountId.INSTALLATION, OPERATOR, Optional.empty(), Optional.empty());
    }

    public boolean isOperator() {
        return equals(operator());
    }

    /** The account's root user, acting for its own bootstrap. */
    public static Caller root(AccountId account) {
        return new Caller(Type.ROOT, account, account.value(), Optional.empty(), Optional.empty());
    }
}
