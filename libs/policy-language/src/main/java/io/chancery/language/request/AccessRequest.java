package io.chancery.language.request;

import io.chancery.language.Arn;
import io.chancery.language.PrincipalNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One question: may this principal do this action to this resource, in these circumstances?
 *
 * @param action such as {@code s3:GetObject}; compared ignoring case
 * @param resource an ARN, or {@code *} for an action that has no resource; compared exactly
 * @param resourceAccount the account that owns the resource, for ARNs that do not say it (S3 buckets)
 * @param context condition keys; those that follow from the principal need not be in it, and are not read from it
 * @param contextPrevails whether they are read from it after all, and prevail over what follows from the principal and
 *     the resource: in a simulation, which states its world. Never for a request that somebody made
 */
public record AccessRequest(
        RequestPrincipal principal,
        String action,
        String resource,
        Optional<String> resourceAccount,
        RequestContext context,
        boolean contextPrevails) {

    /** A request as somebody made it: what follows from the principal prevails over the context. */
    public AccessRequest(
            RequestPrincipal principal,
            String action,
            String resource,
            Optional<String> resourceAccount,
            RequestContext context) {
        this(principal, action, resource, resourceAccount, context, false);
    }

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
     * there the context stands. If the context prevails, only keys that it lacks are added.
     */
    public RequestContext effectiveContext() {
        Map<String, String> following = new HashMap<>(principal.contextKeys());
        owningAccount().ifPresent(account -> following.put("aws:ResourceAccount", account));
        RequestContext.Builder builder = context.toBuilder();
        if (contextPrevails) {
            following.keySet().removeIf(key -> context.get(key).isPresent());
        } else if (!(principal instanceof RequestPrincipal.Anonymous)) {
            PRINCIPAL_KEYS.forEach(builder::remove);
        }
        following.forEach(builder::put);
        return builder.build();
    }
}
