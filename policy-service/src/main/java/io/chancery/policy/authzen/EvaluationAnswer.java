package io.chancery.policy.authzen;

import io.chancery.contracts.Position;
import io.chancery.language.evaluate.Evaluation.MatchedStatement;
import io.chancery.policy.decision.Verdict;
import io.chancery.policy.explanation.ShownExplanation;
import io.chancery.runtime.decision.DecisionExplanation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The answer to one question, as AuthZEN has it: the decision, and why. */
record EvaluationAnswer(boolean decision, Context context) implements Answered {

    /**
     * @param result {@code Allowed}, {@code ExplicitlyDenied} or {@code ImplicitlyDenied}
     * @param statements that matched, whether or not the decision hung on them
     * @param revision the positions that it was made at
     * @param explanation if it was asked for
     */
    record Context(
            String reason,
            String result,
            List<Statement> statements,
            List<Position> revision,
            List<String> notes,
            Optional<DecisionExplanation> explanation) {}

    /** @param index of the statement in its policy, from 0 */
    record Statement(String policyType, String policy, Optional<String> sid, int index, String effect) {}

    static EvaluationAnswer of(Verdict verdict, Optional<DecisionExplanation> explanation) {
        var statements = new ArrayList<Statement>(verdict.statements().size());
        for (MatchedStatement matched : verdict.statements()) {
            statements.add(shown(matched));
        }
        return new EvaluationAnswer(
                verdict.allowed(),
                new Context(
                        verdict.reason(),
                        ShownExplanation.title(verdict.result()),
                        statements,
                        verdict.asOf(),
                        verdict.notes(),
                        explanation));
    }

    private static Statement shown(MatchedStatement matched) {
        return new Statement(
                matched.policyType().name(),
                matched.policyName(),
                matched.sid(),
                matched.index(),
                ShownExplanation.title(matched.effect()));
    }
}
