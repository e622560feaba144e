package io.chancery.policy.authzen;

import io.chancery.contracts.Position;
import io.chancery.language.Effect;
import io.chancery.language.evaluate.Evaluation.MatchedStatement;
import io.chancery.language.evaluate.Evaluation.Result;
import io.chancery.policy.decision.Verdict;
import java.util.List;
import java.util.Optional;

/** The answer to one question, as AuthZEN has it: the decision, and why. */
record EvaluationAnswer(boolean decision, Context context) implements Answered {

    /**
     * @param result {@code Allowed}, {@code ExplicitlyDenied} or {@code ImplicitlyDenied}
     * @param statements that matched, whether or not the decision hung on them
     * @param revision the positions that it was made at
     */
    record Context(
            String reason, String result, List<Statement> statements, List<Position> revision, List<String> notes) {}

    /** @param index of the statement in its policy, from 0 */
    record Statement(String policyType, String policy, Optional<String> sid, int index, String effect) {}

    static EvaluationAnswer of(Verdict verdict) {
        return new EvaluationAnswer(
                verdict.allowed(),
                new Context(
                        verdict.reason(),
                        name(verdict.result()),
                        verdict.statements().stream()
                                .map(EvaluationAnswer::shown)
                                .toList(),
                        verdict.asOf(),
                        verdict.notes()));
    }

    private static Statement shown(MatchedStatement matched) {
        return new Statement(
                matched.policyType().name(),
                matched.policyName(),
                matched.sid(),
                matched.index(),
                matched.effect() == Effect.ALLOW ? "Allow" : "Deny");
    }

    private static String name(Result result) {
        return switch (result) {
            case ALLOWED -> "Allowed";
            case EXPLICITLY_DENIED -> "ExplicitlyDenied";
            case IMPLICITLY_DENIED -> "ImplicitlyDenied";
        };
    }
}
