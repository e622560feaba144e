package io.chancery.store.consume;

import io.chancery.contracts.Log;
import java.time.Instant;
import java.util.List;

/**
 * What leads from one position of a shard to another. Applied as a whole, it makes a cache exactly the fold of the events
 * 1 to {@code position}.
 *
 * @param hash the chain's hash at the position, hexadecimal
 * @param at when the relay said so
 * @param changes at most one per stream, in no particular order; empty when only time has passed
 */
public record StateBatch(Log log, int shard, long position, String hash, Instant at, List<StateChange> changes) {}
