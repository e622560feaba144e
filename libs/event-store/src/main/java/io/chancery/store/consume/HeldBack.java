package io.chancery.store.consume;

import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import java.time.Instant;
import java.util.Optional;

/**
 * A shard of which more was read than may show yet.
 *
 * @param position of the first batch that is held back
 * @param waitsFor what it depends on and what has not been read; empty if its log was restored from an older copy and says
 *     less than what others depend on
 * @param since when the relay published that batch
 */
public record HeldBack(Log log, int shard, long position, Optional<Position> waitsFor, Instant since) {}
