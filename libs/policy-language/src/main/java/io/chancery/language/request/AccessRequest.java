package io.chancery.language.request;

import io.chancery.language.Arn;
import io.chancery.language.PrincipalNames;
import java.util.List;
import java.util.Optional;

/**
 * One question: may this principal do this action to this resource, in these circumstances?
 *
 * @param action such as {@code s3:GetObject}; compared ignoring case
 * @param resource an ARN, or {@code *} for an action that has no resource; compared exactly
 * @param resourceAccount the account that owns the resource, for ARNs that do not say it (S3 buckets)
 * @param context condition keys; those that follow from the principal need not be in it, and are not read from it
 */
public record AccessRequest(
        RequestPrincipal principal,
        String action,
        String resource,
        Optional<String> resourceAccount,
        RequestContext context) {

    /** The account that owns the resource: the one given, else the one in the ARN, else the principal's. */
    public Optional<String> owningAccount() {
        return resourceAccount
                .or(() -> Arn.parse(resource).map(Arn::account).filter(PrincipalNames::isAccountId))
                .or(principal::account);
    }

    private static final List<String> PRINCIPAL_KEYS = List.of(
            "aws:PrincipalArn",
            "aws:PrincipalAccount",
            "aws:PrincipalType",
            "aws:userid",
            "aws:username",
            "aws:PrincipalIsAWSService",
            "aws:PrincipalServiceName");

    /**
     * The context with the keys that follow from the principal and the resource. What was sent for these keys does not
     * count, also for those that such a principal does not have; only of an anonymous principal nothing is known, so
     * there the context stands (a simulation without a caller relies on it).
     */
    public RequestContext effectiveContext() {
        RequestContext.Builder builder = context.toBuilder();
        if (!(principal instanceof RequestPrincipal.Anonymous)) {
            PRINCIPAL_KEYS.forEach(builder::remove);
        }
        principal.contextKeys().forEach(builder::put);
        owningAccount().ifPresent(account -> builder.put("aws:ResourceAccount", account));
        return builder.build();
    }
}
