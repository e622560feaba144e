package io.chancery.store.consume;

import io.chancery.contracts.Log;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What leads from one position of a shard to another. Applied as a whole, it makes a cache exactly the fold of the events
 * 1 to {@code position}.
 *
 * @param hash the chain's hash at the position, hexadecimal
 * @param at when the relay said so
 * @param load if present, the shard is what that took, with the changes, and nothing of what it was before; else the
 *     changes lead on from there
 * @param changes at most one per stream, in no particular order; empty when only time has passed
 */
public record StateBatch(
        Log log,
        int shard,
        long position,
        String hash,
        Instant at,
        Optional<StateLoad> load,
        List<StateChange> changes) {

    /** One that leads on from the position before. */
    public StateBatch(Log log, int shard, long position, String hash, Instant at, List<StateChange> changes) {
        this(log, shard, position, hash, at, Optional.empty(), changes);
    }
}
