package io.chancery.policy.search;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.chancery.contracts.Position;
import java.util.List;
import java.util.Optional;

/** The answer to a search ("The Search API Response" and "Paginated Responses" of AuthZEN 1.0), its page first. */
record SearchAnswer(Page page, Context context, List<? extends Result> results) {

    sealed interface Result {}

    /** A subject or a resource. */
    record Entity(String type, String id) implements Result {}

    record Action(String name) implements Result {}

    /**
     * @param nextToken empty if there is nothing more
     * @param count of the results
     * @param total known only if they are all
     */
    record Page(@JsonProperty("next_token") String nextToken, int count, Optional<Integer> total) {}

    /**
     * @param bounds what was looked among
     * @param candidates how many were looked at for this page
     * @param revision the positions that it was decided at
     */
    record Context(String bounds, int candidates, List<Position> revision) {}
}
