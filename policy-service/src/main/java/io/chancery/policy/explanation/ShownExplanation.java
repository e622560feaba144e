package io.chancery.policy.explanation;

import io.chancery.language.Effect;
import io.chancery.language.StatementSpan;
import io.chancery.language.evaluate.Evaluation;
import io.chancery.language.evaluate.Evaluation.MatchedStatement;
import io.chancery.language.evaluate.Explanation;
import io.chancery.language.evaluate.PolicyType;
import io.chancery.runtime.decision.DecisionExplanation;
import java.util.List;
import java.util.Optional;

/** The language's explanation in the shape in which answers carry it. */
public final class ShownExplanation {

    private ShownExplanation() {}

    /** @param notes in place of the evaluation's own */
    public static DecisionExplanation of(Explanation explanation, List<String> notes) {
        return new DecisionExplanation(
                explanation.sentence(),
                explanation.evaluation().deniedBy().map(PolicyType::name),
                explanation.types().stream()
                        .map(type ->
                                new DecisionExplanation.TypeResult(type.type().name(), title(type.result())))
                        .toList(),
                explanation.matched().stream().map(ShownExplanation::shown).toList(),
                explanation.nearMisses().stream().map(ShownExplanation::shown).toList(),
                Optional.of(explanation.nearMissesLeftOut()).filter(more -> more > 0),
                explanation.missingContextKeys(),
                notes);
    }

    public static DecisionExplanation of(Explanation explanation) {
        return of(explanation, explanation.evaluation().notes());
    }

    /** {@code Allowed}, {@code ExplicitlyDenied} or {@code ImplicitlyDenied}. */
    public static String title(Evaluation.Result result) {
        return switch (result) {
            case ALLOWED -> "Allowed";
            case EXPLICITLY_DENIED -> "ExplicitlyDenied";
            case IMPLICITLY_DENIED -> "ImplicitlyDenied";
        };
    }

    /** {@code Allow} or {@code Deny}. */
    public static String title(Effect effect) {
        return effect == Effect.ALLOW ? "Allow" : "Deny";
    }

    private static DecisionExplanation.Place place(StatementSpan span) {
        return new DecisionExplanation.Place(span.startLine(), span.startColumn());
    }

    private static DecisionExplanation.MatchedStatement shown(Explanation.Matched matched) {
        MatchedStatement statement = matched.statement();
        return new DecisionExplanation.MatchedStatement(
                statement.policyType().name(),
                statement.policyName(),
                statement.sid(),
                statement.index(),
                title(statement.effect()),
                place(matched.span()));
    }

    private static DecisionExplanation.NearMiss shown(Explanation.NearMiss miss) {
        return new DecisionExplanation.NearMiss(
                miss.policyType().name(),
                miss.policyName(),
                miss.sid(),
                miss.index(),
                title(miss.effect()),
                place(miss.span()),
                miss.failedOn().title(),
                miss.failed().stream().map(ShownExplanation::shown).toList());
    }

    private static DecisionExplanation.FailedCondition shown(Explanation.FailedCondition failed) {
        return new DecisionExplanation.FailedCondition(
                failed.operator(), failed.key(), failed.policyValues(), failed.requestValues(), failed.note());
    }
}
