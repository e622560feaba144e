package io.chancery.store.consume;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a reader stands in one shard.
 *
 * @param loaded whether everything that was there at the start has been applied
 * @param position of the last batch applied; 0 before the first
 * @param at when the relay wrote its progress
 * @param stopped why it does not go on
 */
record ShardProgress(boolean loaded, long position, Optional<Instant> at, Optional<String> stopped) {

    static final ShardProgress NOTHING = new ShardProgress(false, 0, Optional.empty(), Optional.empty());

    ShardProgress applied(long reached, Instant saidAt) {
        return new ShardProgress(true, reached, Optional.of(saidAt), stopped);
    }

    ShardProgress loaded(boolean is) {
        return new ShardProgress(is, position, at, stopped);
    }

    ShardProgress stopped(Optional<String> reason) {
        return new ShardProgress(loaded, position, at, reason);
    }
}
