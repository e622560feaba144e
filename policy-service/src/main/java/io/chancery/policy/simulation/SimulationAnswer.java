package io.chancery.policy.simulation;

import io.chancery.language.Effect;
import io.chancery.language.evaluate.Evaluation;
import io.chancery.language.evaluate.PolicyType;
import java.util.List;
import java.util.Optional;

/** The answer to a call: one outcome for each case, in the order of the cases. */
record SimulationAnswer(List<Outcome> results) {

    sealed interface Outcome {}

    /** @param result {@code Allowed}, {@code ExplicitlyDenied} or {@code ImplicitlyDenied} */
    record Decided(String result, Explanation explanation) implements Outcome {}

    record Failed(Problem error) implements Outcome {}

    /**
     * Why a case was not decided.
     *
     * @param code ValidationError, or the code with which AWS refuses such a policy
     * @param field where in the case
     */
    record Problem(String code, String message, String field) {}

    /**
     * @param reason one sentence, in the words of AWS's access denied messages
     * @param deniedBy the type of policy that denied, or that did not allow; absent if allowed
     * @param matchedStatements whether or not the decision hung on them
     * @param missingContextKeys that policies about this action and resource ask for
     * @param notes what else the policies' author should know
     */
    record Explanation(
            String reason,
            Optional<PolicyType> deniedBy,
            List<MatchedStatement> matchedStatements,
            List<String> missingContextKeys,
            List<String> notes) {}

    /**
     * @param policy its place in the case
     * @param index of the statement in its policy, from 0
     */
    record MatchedStatement(PolicyType policyType, String policy, Optional<String> sid, int index, String effect) {

        static MatchedStatement of(Evaluation.MatchedStatement matched) {
            return new MatchedStatement(
                    matched.policyType(),
                    matched.policyName(),
                    matched.sid(),
                    matched.index(),
                    matched.effect() == Effect.ALLOW ? "Allow" : "Deny");
        }
    }
}
