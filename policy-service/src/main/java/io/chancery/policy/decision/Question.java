package io.chancery.policy.decision;

import io.chancery.contracts.AccountId;
import io.chancery.language.Arn;
import io.chancery.language.PrincipalNames;
import io.chancery.language.request.RequestContext;
import java.util.Optional;

/**
 * What is asked about an actor.
 *
 * @param resourceAccount whose the resource is, for ARNs that do not say it (S3 buckets)
 * @param context condition keys, without those that are the suite's to fill in
 */
public record Question(String action, String resource, Optional<AccountId> resourceAccount, RequestContext context) {

    /** The account that the question names as the resource's; empty if it names none. */
    Optional<AccountId> namedAccount() {
        return resourceAccount.or(() -> accountOf(resource));
    }

    /** The account in an ARN. */
    public static Optional<AccountId> accountOf(String resource) {
        return Arn.parse(resource)
                .map(Arn::account)
                .filter(PrincipalNames::isAccountId)
                .map(AccountId::new);
    }
}
