package io.chancery.wire.query;

import java.util.Optional;

/** Reads one member, of any shape, from the parameters. Built once for each component. */
interface Decoder {
    /**
     * @param at the member's full wire name, {@code Tags.member.1.Key}; empty for the operation itself
     * @param member the same for messages, {@code tags.1.member.key}
     * @return empty if the request has nothing at {@code at}, or if what it has is wrong and is now in {@code findings}
     */
    Optional<Object> decode(QueryParameters parameters, String at, String member, Findings findings);

    /** Whether the request has anything for this member. */
    boolean isPresent(QueryParameters parameters, String at);

    /** The value of an absent member that is neither optional nor required: an empty list, an empty map. */
    default Optional<Object> whenAbsent() {
        return Optional.empty();
    }
}
