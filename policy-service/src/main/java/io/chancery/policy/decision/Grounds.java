package io.chancery.policy.decision;

import io.chancery.language.compile.CompiledPolicies;
import io.chancery.language.evaluate.Evaluation;
import io.chancery.language.evaluate.Explainer;
import io.chancery.language.evaluate.Explanation;
import io.chancery.language.evaluate.PolicyType;
import io.chancery.language.request.AccessRequest;
import java.util.EnumSet;
import java.util.Set;

/** What a decision was made from. Explaining it takes far longer than deciding it. */
public record Grounds(AccessRequest request, CompiledPolicies policies, Evaluation evaluation) {

    /** All that there is to say: for whom every policy is open. */
    public Explanation explain() {
        return explain(Set.of());
    }

    /**
     * What the principal's account may know: of control policies, which bind it from outside, and of a policy of another
     * account's resource, only what they decide.
     */
    public Explanation explainToPrincipalsAccount() {
        return explain(confidential());
    }

    /** Policies that the principal's account has no right to read. */
    public Set<PolicyType> confidential() {
        Set<PolicyType> types = EnumSet.of(PolicyType.SERVICE_CONTROL, PolicyType.RESOURCE_CONTROL);
        if (!request.principal().account().equals(request.owningAccount())) {
            types.add(PolicyType.RESOURCE);
            types.add(PolicyType.TRUST);
        }
        return types;
    }

    private Explanation explain(Set<PolicyType> confidential) {
        return Explainer.explain(request, policies.source(), evaluation, confidential);
    }
}
