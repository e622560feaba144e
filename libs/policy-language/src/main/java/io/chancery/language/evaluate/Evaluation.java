package io.chancery.language.evaluate;

import io.chancery.language.Effect;
import java.util.List;
import java.util.Optional;

/**
 * A decision and why.
 *
 * @param deniedBy the type of policy that denied, or that was missing an Allow; empty if allowed
 * @param matched every statement that matched the request, whether or not the decision hung on it
 * @param reason one clause that can follow "… is not authorized to perform …", worded as AWS words it
 * @param notes what the decision met that a policy's author should know, such as an operator that is not known
 */
public record Evaluation(
        Result result,
        Optional<PolicyType> deniedBy,
        List<MatchedStatement> matched,
        String reason,
        List<String> notes) {

    public Evaluation {
        matched = List.copyOf(matched);
        notes = List.copyOf(notes);
    }

    public enum Result {
        ALLOWED,
        EXPLICITLY_DENIED,
        IMPLICITLY_DENIED
    }

    /**
     * A statement that matched.
     *
     * @param policyName as in {@link NamedPolicy}
     * @param index of the statement in its document, from 0
     */
    public record MatchedStatement(
            PolicyType policyType, String policyName, Optional<String> sid, int index, Effect effect) {}

    public boolean allowed() {
        return result == Result.ALLOWED;
    }
}
