package io.chancery.policy.decision;

import io.chancery.language.compile.CompiledPolicies;
import io.chancery.language.evaluate.Evaluation;
import io.chancery.language.request.AccessRequest;

/** What decides, once the policies are gathered. */
@FunctionalInterface
public interface DecisionEngine {

    /** The decision, with what made it. Never throws for a request. */
    Evaluation evaluate(AccessRequest request, CompiledPolicies policies);
}
