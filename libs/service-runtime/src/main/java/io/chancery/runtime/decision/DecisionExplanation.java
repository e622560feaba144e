package io.chancery.runtime.decision;

import java.util.List;
import java.util.Optional;

/**
 * Why a decision came out as it did; {@code docs/explanations.md} has the shape.
 *
 * @param reason one sentence, in the words of AWS's access denied messages
 * @param deniedBy the type of policy that denied, or that did not allow; absent if allowed, or if no policy was asked
 * @param policyTypes what each type of policy that is in force says by itself
 * @param matchedStatements whether or not the decision hung on them
 * @param nearMisses statements that match but for one element, the closest first, 20 at most
 * @param nearMissesLeftOut how many more there are; absent if none
 * @param missingContextKeys that policies about this action and resource ask for
 * @param notes what else the policies' author should know
 */
public record DecisionExplanation(
        String reason,
        Optional<String> deniedBy,
        List<TypeResult> policyTypes,
        List<MatchedStatement> matchedStatements,
        List<NearMiss> nearMisses,
        Optional<Integer> nearMissesLeftOut,
        List<String> missingContextKeys,
        List<String> notes) {

    /** Of a decision for which no policy was asked. */
    public static DecisionExplanation only(String reason) {
        return new DecisionExplanation(
                reason, Optional.empty(), List.of(), List.of(), List.of(), Optional.empty(), List.of(), List.of());
    }

    /**
     * @param policyType {@code IDENTITY}, {@code RESOURCE}, {@code TRUST}, {@code BOUNDARY}, {@code SESSION}, {@code
     *     SERVICE_CONTROL}, {@code RESOURCE_CONTROL}
     * @param result {@code Allowed}, {@code ExplicitlyDenied} or {@code ImplicitlyDenied}
     */
    public record TypeResult(String policyType, String result) {}

    /** Of a statement's opening brace in the document as it was sent; both count from 1. */
    public record Place(int line, int column) {}

    /**
     * @param policy an ARN, a label such as {@code user/alice/inline/own}, or its place in a simulated case
     * @param index of the statement in its policy, from 0
     * @param effect {@code Allow} or {@code Deny}
     */
    public record MatchedStatement(
            String policyType, String policy, Optional<String> sid, int index, String effect, Place position) {}

    /**
     * @param failedOn {@code Condition}, {@code Principal} or {@code Resource}
     * @param failedConditions those that were not met, if it failed on them
     */
    public record NearMiss(
            String policyType,
            String policy,
            Optional<String> sid,
            int index,
            String effect,
            Place position,
            String failedOn,
            List<FailedCondition> failedConditions) {}

    /**
     * @param policyValues as the policy writes them, variables unreplaced
     * @param requestValues absent if the request does not have the key
     */
    public record FailedCondition(
            String operator,
            String key,
            List<String> policyValues,
            Optional<List<String>> requestValues,
            Optional<String> note) {}
}
