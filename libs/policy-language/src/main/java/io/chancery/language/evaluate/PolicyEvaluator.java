package io.chancery.language.evaluate;

import io.chancery.language.request.AccessRequest;

/** Decides requests. Implementations are pure: equal questions get equal answers. */
public interface PolicyEvaluator {

    /** The decision, with what made it. Never throws for a request or a parsed policy. */
    Evaluation evaluate(AccessRequest request, ApplicablePolicies policies);
}
