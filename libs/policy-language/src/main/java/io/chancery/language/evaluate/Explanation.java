package io.chancery.language.evaluate;

import io.chancery.language.Effect;
import java.util.List;
import java.util.Optional;

/**
 * Why a request was decided as it was, as far as a policy's author needs it. Made on request: it looks at every statement
 * again.
 *
 * @param evaluation the decision, with the statements that matched
 * @param types what each type of policy that is in force says by itself, in the order of reading
 * @param nearMisses statements whose principal, action and resource match but whose conditions do not
 * @param missingContextKeys condition keys, as the policies write them, that statements with a matching principal, action
 *     and resource ask for and the request does not have; in alphabetical order
 * @param sentence one sentence in the wording of AWS's access denied messages
 */
public record Explanation(
        Evaluation evaluation,
        List<TypeResult> types,
        List<NearMiss> nearMisses,
        List<String> missingContextKeys,
        String sentence) {

    public Explanation {
        types = List.copyOf(types);
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
     * A statement that all but matched.
     *
     * @param policyName as in {@link NamedPolicy}
     * @param index of the statement in its document, from 0
     * @param failed its conditions that were not met; at least one
     */
    public record NearMiss(
            PolicyType policyType,
            String policyName,
            Optional<String> sid,
            int index,
            Effect effect,
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
