package io.chancery.policy.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A page of what was found.
 *
 * @param next the key of the last candidate that was looked at; empty if there are no others
 * @param considered how many candidates were looked at
 */
record Found(List<String> found, Optional<String> next, int considered) {

    /** @param limit how many may be found */
    static Found among(Candidates candidates, Optional<String> after, int limit, Predicate<String> holds) {
        var found = new ArrayList<String>();
        String last = after.orElse("");
        int considered = 0;
        for (Map.Entry<String, String> candidate : candidates.byKey().entrySet()) {
            if (found.size() == limit) {
                return new Found(found, Optional.of(last), considered);
            }
            considered++;
            last = candidate.getKey();
            if (holds.test(candidate.getValue())) {
                found.add(candidate.getValue());
            }
        }
        return new Found(found, candidates.more() ? Optional.of(last) : Optional.empty(), considered);
    }
}
