package io.chancery.policy.authzen;

import java.util.List;
import java.util.stream.Stream;

/**
 * Several questions, in order.
 *
 * @param single whether it was sent as one question, and is answered so
 */
record EvaluationsRequest(List<Item> items, Semantic semantic, boolean single) {

    sealed interface Item {

        record Asked(EvaluationRequest evaluation) implements Item {}

        /** One that spoils nothing but itself. */
        record NotUnderstood(InvalidRequest why) implements Item {}
    }

    static EvaluationsRequest of(EvaluationRequest evaluation) {
        return new EvaluationsRequest(List.of(new Item.Asked(evaluation)), Semantic.EXECUTE_ALL, true);
    }

    /** Those that can be decided. */
    Stream<EvaluationRequest> asked() {
        return items.stream().filter(Item.Asked.class::isInstance).map(item -> ((Item.Asked) item).evaluation());
    }

    /** Whether it cannot be answered at once: the cache must have seen something first, or workers explain it. */
    boolean waits() {
        for (Item item : items) {
            if (item instanceof Item.Asked(EvaluationRequest asked)
                    && (asked.explain() || !asked.atLeast().isEmpty())) {
                return true;
            }
        }
        return false;
    }

    /** Whether any of them is to be explained. */
    boolean explained() {
        return asked().anyMatch(EvaluationRequest::explain);
    }

    /** How many are answered ("Evaluations Semantics" in AuthZEN 1.0). */
    enum Semantic {
        EXECUTE_ALL("execute_all"),
        DENY_ON_FIRST_DENY("deny_on_first_deny"),
        PERMIT_ON_FIRST_PERMIT("permit_on_first_permit");

        private final String wireName;

        Semantic(String wireName) {
            this.wireName = wireName;
        }

        String wireName() {
            return wireName;
        }

        /** Whether nothing more is answered after this decision. */
        boolean endsAt(boolean decision) {
            return switch (this) {
                case EXECUTE_ALL -> false;
                case DENY_ON_FIRST_DENY -> !decision;
                case PERMIT_ON_FIRST_PERMIT -> decision;
            };
        }
    }
}
