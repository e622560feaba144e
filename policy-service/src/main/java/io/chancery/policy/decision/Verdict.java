package io.chancery.policy.decision;

import io.chancery.contracts.Position;
import io.chancery.language.evaluate.Evaluation;
import io.chancery.language.evaluate.Evaluation.MatchedStatement;
import io.chancery.language.evaluate.Evaluation.Result;
import java.util.List;
import java.util.Optional;

/**
 * A decision.
 *
 * @param answerable false if the cache cannot be relied on; then the result is a denial
 * @param reason one clause, worded as AWS words it where AWS has one
 * @param asOf the positions that it was made at
 * @param grounds from which it can be explained; absent if no policy was asked
 */
public record Verdict(
        boolean answerable,
        Result result,
        String reason,
        List<MatchedStatement> statements,
        List<String> notes,
        List<Position> asOf,
        Optional<Grounds> grounds) {

    static Verdict of(Grounds grounds, List<Position> asOf) {
        Evaluation evaluation = grounds.evaluation();
        return new Verdict(
                true,
                evaluation.result(),
                evaluation.reason(),
                evaluation.matched(),
                evaluation.notes(),
                asOf,
                Optional.of(grounds));
    }

    static Verdict denied(String reason, List<Position> asOf) {
        return new Verdict(true, Result.IMPLICITLY_DENIED, reason, List.of(), List.of(), asOf, Optional.empty());
    }

    static Verdict unanswerable(String reason, List<Position> asOf) {
        return new Verdict(false, Result.IMPLICITLY_DENIED, reason, List.of(), List.of(), asOf, Optional.empty());
    }

    public boolean allowed() {
        return result == Result.ALLOWED;
    }
}
