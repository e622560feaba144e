package io.chancery.policy.organization;

import io.chancery.contracts.policy.ControlPolicies;
import io.chancery.contracts.policy.ControlPolicy;
import io.chancery.contracts.policy.ControlPolicyKind;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import java.util.List;

/** What the operations on control policies have in common. */
final class ControlOperations {

    private ControlOperations() {}

    /** {@code PutServiceControlPolicies} and its siblings: what is permitted and recorded. */
    static String name(String verb, ControlPolicyKind kind) {
        return verb
                + switch (kind) {
                    case SERVICE -> "ServiceControlPolicies";
                    case RESOURCE -> "ResourceControlPolicies";
                };
    }

    /** @throws Refused NoSuchEntity if there are none */
    static List<ControlPolicy> require(ControlPolicies policies, ControlPolicyKind kind, ControlTarget target) {
        List<ControlPolicy> found = policies.of(kind);
        if (found.isEmpty()) {
            throw new Refused(
                    Refusal.NO_SUCH_ENTITY,
                    "%s has no %s policies."
                            .formatted(
                                    target.id(),
                                    switch (kind) {
                                        case SERVICE -> "service control";
                                        case RESOURCE -> "resource control";
                                    }));
        }
        return found;
    }
}
