package io.chancery.policy.authzen;

import java.util.List;

/**
 * Several questions, in order.
 *
 * @param single whether it was sent as one question, and is answered so
 */
record EvaluationsRequest(List<EvaluationRequest> evaluations, Semantic semantic, boolean single) {

    /** Whether any of them is to be explained. */
    boolean explained() {
        return evaluations.stream().anyMatch(EvaluationRequest::explain);
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
