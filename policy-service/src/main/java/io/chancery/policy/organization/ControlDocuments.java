package io.chancery.policy.organization;

import io.chancery.contracts.policy.ControlPolicy;
import io.chancery.contracts.policy.ControlPolicyKind;
import io.chancery.language.MalformedPolicyException;
import io.chancery.language.PolicyDocument;
import io.chancery.language.PolicyKind;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.wire.WireException;
import java.util.List;

/** Holds documents to the grammar of their kind ("SCP syntax", "RCP syntax", AWS Organizations User Guide). */
final class ControlDocuments {

    private static final int TOO_LARGE = 413;

    private ControlDocuments() {}

    /**
     * The same policies.
     *
     * @throws Refused MalformedPolicyDocument, naming the policy
     * @throws WireException LimitExceeded (413)
     */
    static List<ControlPolicy> checked(List<ControlPolicy> policies, ControlPolicyKind kind) {
        for (ControlPolicy policy : policies) {
            try {
                PolicyDocument.parse(policy.document(), language(kind));
            } catch (MalformedPolicyException e) {
                String message = "The policy %s: %s".formatted(policy.name(), e.getMessage());
                if (e.code().equals(Refusal.LIMIT_EXCEEDED.code())) {
                    throw new WireException(e.code(), message, TOO_LARGE);
                }
                throw new Refused(Refusal.MALFORMED_POLICY_DOCUMENT, message);
            }
        }
        return policies;
    }

    private static PolicyKind language(ControlPolicyKind kind) {
        return switch (kind) {
            case SERVICE -> PolicyKind.SERVICE_CONTROL;
            case RESOURCE -> PolicyKind.RESOURCE_CONTROL;
        };
    }
}
