package io.chancery.store.verify;

import io.chancery.contracts.Log;
import java.time.Instant;
import java.util.List;

/**
 * What a verification looked at and what it found wrong.
 *
 * @param findings nothing if all is well; at most {@value #FINDINGS_LIMIT} of a shard
 */
public record VerificationReport(Log log, Instant at, List<ShardCounts> shards, List<Finding> findings) {

    static final int FINDINGS_LIMIT = 100;

    public boolean passed() {
        return findings.isEmpty();
    }

    /** How much of each kind was compared: a verification that looked at nothing proves nothing. */
    public record ShardCounts(
            int shard, long events, long states, long claims, long edges, long eventRecords, long stateRecords) {}

    /**
     * Something that is not as it must be.
     *
     * @param where a position, a stream id or a key
     */
    public record Finding(Check check, int shard, String where, String what) {}

    /** What must hold. */
    public enum Check {
        /** Every event's hash follows from the one before and its envelope. */
        CHAIN,
        /** Positions are 1, 2, 3 … up to the head. */
        DENSITY,
        /** A state row is the fold of its stream's events. */
        STATE,
        /** Claims are what the states claim. */
        CLAIM,
        /** Edges are what the states refer to. */
        EDGE,
        /** The events topic holds each event of the table once, in order. */
        EVENTS_TOPIC,
        /** The state topic ends with the state of every live stream and nothing else. */
        STATE_TOPIC
    }
}
