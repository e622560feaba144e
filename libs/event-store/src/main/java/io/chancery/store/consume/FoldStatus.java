package io.chancery.store.consume;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a fold is doing, for health and metrics.
 *
 * @param leading whether this replica applies; another does, or none, if not
 * @param stopped shards that met a hole, a broken chain or an event that cannot be understood
 * @param trouble why it cannot go on at the moment; it tries again
 * @param lastAppliedAt when this replica committed last
 */
public record FoldStatus(
        boolean leading, List<Stopped> stopped, Optional<String> trouble, Optional<Instant> lastAppliedAt) {}
