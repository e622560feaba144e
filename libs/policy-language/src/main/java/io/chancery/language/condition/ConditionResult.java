package io.chancery.language.condition;

import java.util.Optional;

/**
 * What came of a condition clause.
 *
 * @param note for the explanation, when the outcome is not a plain comparison's
 */
public record ConditionResult(Outcome outcome, Optional<String> note) {

    public enum Outcome {
        MET,
        NOT_MET,
        /** Cannot be told: a Deny has to apply, an Allow must not. */
        UNKNOWN
    }

    static ConditionResult of(boolean met) {
        return new ConditionResult(met ? Outcome.MET : Outcome.NOT_MET, Optional.empty());
    }

    static ConditionResult notMet(String note) {
        return new ConditionResult(Outcome.NOT_MET, Optional.of(note));
    }

    static ConditionResult unknown(String note) {
        return new ConditionResult(Outcome.UNKNOWN, Optional.of(note));
    }
}
