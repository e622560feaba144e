package io.chancery.language.evaluate;

import io.chancery.language.Effect;
import io.chancery.language.Statement;
import io.chancery.language.StatementSpan;
import io.chancery.language.evaluate.Evaluation.MatchedStatement;
import java.util.List;
import java.util.Optional;

/**
 * Why a request was decided as it was, as far as a policy's author needs it. Made on request: it looks at every statement
 * again.
 *
 * @param evaluation the decision
 * @param types what each type of policy that is in force says by itself, in the order of reading
 * @param matched every statement that matched, whether or not the decision hung on it, with its place
 * @param nearMisses statements that match but for one element, the closest first, at most {@link #NEAR_MISSES}
 * @param nearMissesLeftOut how many more there are
 * @param missingContextKeys as {@link MissingContextKeys} tells them
 * @param sentence one sentence in the wording of AWS's access denied messages
 */
public record Explanation(
        Evaluation evaluation,
        List<TypeResult> types,
        List<Matched> matched,
        List<NearMiss> nearMisses,
        int nearMissesLeftOut,
        List<String> missingContextKeys,
        String sentence) {

    /** More would help nobody, and there may be as many as statements. */
    public static final int NEAR_MISSES = 20;

    public Explanation {
        types = List.copyOf(types);
        matched = List.copyOf(matched);
        nearMisses = List.copyOf(nearMisses);
        missingContextKeys = List.copyOf(missingContextKeys);
    }

    /**
     * What the policies of one type say by themselves.
     *
     * @param result of service control policies ALLOWED only if every level allows; of resource control policies, whose
     *     full access is always attached, ALLOWED unless one denies
     */
    public record TypeResult(PolicyType type, Evaluation.Result result) {}

    /**
     * A statement that matched.
     *
     * @param source the statement itself
     * @param span where it stands in its document
     */
    public record Matched(MatchedStatement statement, Statement source, StatementSpan span) {}

    /** The one element of a statement that kept it from matching. Those that come first are closer to a match. */
    public enum Element {
        CONDITION("Condition"),
        PRINCIPAL("Principal"),
        RESOURCE("Resource");

        private final String title;

        Element(String title) {
            this.title = title;
        }

        /** As the grammar calls it; NotPrincipal and NotResource count as these. */
        public String title() {
            return title;
        }
    }

    /**
     * A statement that all but matched: its action does, and all other elements but one.
     *
     * @param policyName as in {@link NamedPolicy}
     * @param index of the statement in its document, from 0
     * @param span where it stands in its document
     * @param failed its conditions that were not met; at least one if that is what failed, else none
     */
    public record NearMiss(
            PolicyType policyType,
            String policyName,
            Optional<String> sid,
            int index,
            StatementSpan span,
            Effect effect,
            Element failedOn,
            List<FailedCondition> failed) {

        public NearMiss {
            failed = List.copyOf(failed);
        }
    }

    /**
     * A condition that was not met.
     *
     * @param operator as the policy writes it
     * @param key as the policy writes it
     * @param policyValues as the policy writes them, variables unreplaced
     * @param requestValues what the request holds for the key; empty if it does not have it
     * @param note what kept it from a plain comparison, such as a value that cannot be read
     */
    public record FailedCondition(
            String operator,
            String key,
            List<String> policyValues,
            Optional<List<String>> requestValues,
            Optional<String> note) {

        public FailedCondition {
            policyValues = List.copyOf(policyValues);
            requestValues = requestValues.map(List::copyOf);
        }
    }
}
