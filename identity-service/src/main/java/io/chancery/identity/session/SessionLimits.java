package io.chancery.identity.session;

import io.chancery.contracts.ContractJson;
import io.chancery.language.MalformedPolicyException;
import io.chancery.language.PolicyDocument;
import io.chancery.language.PolicyKind;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import java.util.List;
import java.util.Map;

/** How much a session may bring with it ("IAM and AWS STS quotas", IAM User Guide). */
final class SessionLimits {

    /** Managed session policies. */
    static final int POLICY_ARNS = 10;
    /** Characters of the inline policy and the managed policies' ARNs together. */
    static final int POLICY_CHARACTERS = 2_048;
    /**
     * What session policies and tags may take in packed form. AWS publishes no figure; this one keeps the longest
     * session statement well within a header.
     */
    static final int PACKED_BYTES = 4_096;

    private SessionLimits() {}

    /**
     * Holds what limits a session to the same rules as any policy.
     *
     * @throws Refused ValidationError for too many or too long ones, MalformedPolicyDocument
     */
    static void checkPolicies(List<String> documents, List<String> arns) {
        if (arns.size() > POLICY_ARNS) {
            throw new Refused(
                    Refusal.VALIDATION_ERROR,
                    "1 validation error detected: Value at 'policyArns' failed to satisfy constraint: Member must have length less than or equal to "
                            + POLICY_ARNS);
        }
        int characters = documents.stream().mapToInt(String::length).sum()
                + arns.stream().mapToInt(String::length).sum();
        if (characters > POLICY_CHARACTERS) {
            throw new Refused(
                    Refusal.VALIDATION_ERROR,
                    "The session policies have %d characters; all of them together may have %d."
                            .formatted(characters, POLICY_CHARACTERS));
        }
        documents.forEach(SessionLimits::parse);
    }

    private static void parse(String document) {
        try {
            PolicyDocument.parse(document, PolicyKind.SESSION);
        } catch (MalformedPolicyException e) {
            throw new Refused(Refusal.MALFORMED_POLICY_DOCUMENT, String.valueOf(e.getMessage()));
        }
    }

    private record Packed(List<String> policies, List<String> policyIds, Map<String, String> tags) {}

    /**
     * The share of the limit that session policies and tags take.
     *
     * @return 0 to 100 per cent, rounded up
     * @throws Refused PackedPolicyTooLarge if it is more
     */
    static int packedPercent(List<String> policies, List<String> policyIds, Map<String, String> tags) {
        if (policies.isEmpty() && policyIds.isEmpty() && tags.isEmpty()) {
            return 0;
        }
        int bytes = Deflate.compress(ContractJson.write(new Packed(policies, policyIds, tags))).length;
        int percent = Math.ceilDiv(bytes * 100, PACKED_BYTES);
        if (percent > 100) {
            throw new Refused(
                    Refusal.PACKED_POLICY_TOO_LARGE,
                    "Packed size of session tags and policies consumes %d%% of allotted space.".formatted(percent));
        }
        return percent;
    }
}
