package io.chancery.policy.simulation;

import io.chancery.runtime.decision.DecisionExplanation;
import java.util.List;

/** The answer to a call: one outcome for each case, in the order of the cases. */
record SimulationAnswer(List<Outcome> results) {

    sealed interface Outcome {}

    /** @param result {@code Allowed}, {@code ExplicitlyDenied} or {@code ImplicitlyDenied} */
    record Decided(String result, DecisionExplanation explanation) implements Outcome {}

    record Failed(Problem error) implements Outcome {}

    /**
     * Why a case was not decided.
     *
     * @param code ValidationError, or the code with which AWS refuses such a policy
     * @param field where in the case
     */
    record Problem(String code, String message, String field) {}
}
