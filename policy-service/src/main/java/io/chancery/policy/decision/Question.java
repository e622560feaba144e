package io.chancery.policy.decision;

import io.chancery.contracts.AccountId;
import io.chancery.language.Arn;
import io.chancery.language.PrincipalNames;
import io.chancery.language.match.Ascii;
import io.chancery.language.request.RequestContext;
import java.util.Optional;
import java.util.Set;

/**
 * What is asked about an actor.
 *
 * @param arn the resource, read; empty if it is no ARN
 * @param resourceAccount whose the resource is, for ARNs that do not say it (S3 buckets)
 * @param context condition keys, without those that are the suite's to fill in
 */
public record Question(
        String action,
        String resource,
        Optional<Arn> arn,
        Optional<AccountId> resourceAccount,
        RequestContext context) {

    private static final String STS = "sts:";
    private static final String ASSUMES = "sts:assumerole";
    private static final Set<String> ASKED_OF_TRUST = Set.of("sts:tagsession", "sts:setsourceidentity");

    public Question(String action, String resource, Optional<AccountId> resourceAccount, RequestContext context) {
        this(action, resource, Arn.parse(resource), resourceAccount, context);
    }

    /** The same about a resource that this account owns. */
    Question ownedBy(AccountId account) {
        return new Question(action, resource, arn, Optional.of(account), context);
    }

    /** The account that the question names as the resource's; empty if it names none. */
    Optional<AccountId> namedAccount() {
        return resourceAccount.isPresent() ? resourceAccount : arn.flatMap(Question::accountIn);
    }

    /** Whether the ARN leaves open whose it is, so that only a stored policy can say. */
    boolean isAnybodys() {
        return arn.isPresent() && arn.get().account().isEmpty();
    }

    /** Whether it is about assuming a role, so that its trust policy has to allow. */
    boolean asksTrust() {
        return asksTrust(action, arn);
    }

    /** The same of a question that is not there as a whole. */
    public static boolean asksTrust(String action, String resource) {
        return isOfSts(action) && asksTrust(action, Arn.parse(resource));
    }

    private static boolean asksTrust(String action, Optional<Arn> arn) {
        if (!isOfSts(action)) {
            return false;
        }
        String name = Ascii.lowerCase(action);
        return (name.startsWith(ASSUMES) || ASKED_OF_TRUST.contains(name))
                && arn.filter(role ->
                                role.service().equals("iam") && role.resource().startsWith("role/"))
                        .isPresent();
    }

    /** Asked first, of every decision, so that nothing else needs be looked at. */
    private static boolean isOfSts(String action) {
        return action.regionMatches(true, 0, STS, 0, STS.length());
    }

    /** The account in an ARN. */
    public static Optional<AccountId> accountOf(String resource) {
        return Arn.parse(resource).flatMap(Question::accountIn);
    }

    private static Optional<AccountId> accountIn(Arn arn) {
        return PrincipalNames.isAccountId(arn.account()) ? Optional.of(new AccountId(arn.account())) : Optional.empty();
    }
}
