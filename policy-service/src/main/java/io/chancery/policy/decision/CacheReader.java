package io.chancery.policy.decision;

import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;

/** What decisions ask of the reader that feeds the cache. */
public interface CacheReader {

    /** Whether any shard stands still. */
    boolean isAnyStopped();

    /** Whether the shard met something that it could not apply, and stands still. */
    boolean isStopped(Log log, int shard);

    /** True once all these positions are applied; false if that is not so in time. */
    Uni<Boolean> await(List<Position> positions, Duration timeout);
}
