package io.chancery.policy.decision;

import io.chancery.contracts.AccountId;
import io.chancery.language.Arn;
import io.chancery.language.PrincipalNames;
import java.util.Optional;

/**
 * Whom a policy enforcement point asks about, by ARN ("IAM identifiers", IAM User Guide).
 *
 * @param arn as it was sent
 */
public record Subject(String arn, Form form) {

    public sealed interface Form {

        AccountId account();

        record Root(AccountId account) implements Form {}

        /** @param name the last part of the ARN, behind the path */
        record User(AccountId account, String name) implements Form {}

        /**
         * Stands for a session of the role that starts now, without policies, tags or MFA of its own.
         *
         * @param name the last part of the ARN, behind the path
         */
        record Role(AccountId account, String name) implements Form {}

        /** @param statement the session's facts, signed by identity-service */
        record Session(AccountId account, Optional<String> statement) implements Form {}

        record Service(String name) implements Form {
            @Override
            public AccountId account() {
                return AccountId.INSTALLATION;
            }
        }
    }

    /** The same subject with this session statement, which counts for a role session only. */
    public Subject in(Optional<String> sessionStatement) {
        return form instanceof Form.Session session
                ? new Subject(arn, new Form.Session(session.account(), sessionStatement))
                : this;
    }

    /**
     * The subject that an ARN names; empty if it is not the ARN of one who makes requests.
     *
     * @param sessionStatement counts for a role session only
     */
    public static Optional<Subject> of(String text, Optional<String> sessionStatement) {
        return Arn.parse(text)
                .filter(arn -> arn.partition().equals("aws")
                        && arn.region().isEmpty()
                        && PrincipalNames.isAccountId(arn.account()))
                .flatMap(arn -> form(arn, sessionStatement))
                .map(form -> new Subject(text, form));
    }

    private static Optional<Form> form(Arn arn, Optional<String> sessionStatement) {
        var account = new AccountId(arn.account());
        String resource = arn.resource();
        String last = resource.substring(resource.lastIndexOf('/') + 1);
        if (last.isEmpty()) {
            return Optional.empty();
        }
        if (arn.service().equals("sts")) {
            return resource.startsWith("assumed-role/") && resource.split("/", -1).length == 3
                    ? Optional.of(new Form.Session(account, sessionStatement))
                    : Optional.empty();
        }
        if (!arn.service().equals("iam")) {
            return Optional.empty();
        }
        if (resource.equals("root")) {
            return Optional.of(new Form.Root(account));
        }
        if (resource.startsWith("user/")) {
            return Optional.of(new Form.User(account, last));
        }
        if (resource.startsWith("role/")) {
            return Optional.of(new Form.Role(account, last));
        }
        return account.equals(AccountId.INSTALLATION) && resource.equals("service/" + last)
                ? Optional.of(new Form.Service(last))
                : Optional.empty();
    }
}
