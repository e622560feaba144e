package io.chancery.contracts.policy;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Digests;
import io.chancery.contracts.policy.ResourcePolicyEvent.ResourcePolicyDeleted;
import io.chancery.contracts.policy.ResourcePolicyEvent.ResourcePolicyPut;
import io.chancery.contracts.stream.Claim;
import io.chancery.contracts.stream.StreamType;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The policy of one resource, in the account that owns the resource.
 *
 * @param resource its ARN
 * @param document the policy as it was sent
 * @param resolvedPrincipals each user or role that it names, and the unique id that it had when the policy was put; a
 *     principal deleted and made again has another id and is not meant
 */
public record ResourcePolicy(
        AccountId account, String resource, String document, Map<String, String> resolvedPrincipals) {

    public static final String KIND = "resource-policy";

    private static final int ARN_PARTS = 6;
    private static final int ACCOUNT_PART = 4;

    public static final StreamType<ResourcePolicy, ResourcePolicyEvent> STREAM = new StreamType<>(
            KIND,
            ResourcePolicy.class,
            ResourcePolicyEvent.class,
            ResourcePolicy::evolve,
            policy -> namesItsAccount(policy.resource) ? Set.of() : Set.of(claim(policy.resource)),
            policy -> Set.of(),
            policy -> Optional.empty());

    /** The stream's id: an ARN without an account may be one account's now and another's later. */
    public static String id(AccountId account, String resource) {
        return HexFormat.of().formatHex(Digests.sha256((account + " " + resource).getBytes(StandardCharsets.UTF_8)));
    }

    /** Of an ARN that does not say whose it is: two accounts cannot both own the bucket {@code arn:aws:s3:::figures}. */
    public static Claim claim(String resource) {
        return Claim.global(KIND, resource);
    }

    private static boolean namesItsAccount(String arn) {
        String[] parts = arn.split(":", ARN_PARTS);
        return parts.length == ARN_PARTS && !parts[ACCOUNT_PART].isEmpty();
    }

    static Optional<ResourcePolicy> evolve(Optional<ResourcePolicy> before, ResourcePolicyEvent event) {
        return switch (event) {
            case ResourcePolicyPut e ->
                Optional.of(new ResourcePolicy(e.accountId(), e.resource(), e.document(), e.resolvedPrincipals()));
            case ResourcePolicyDeleted e -> Optional.empty();
        };
    }
}
