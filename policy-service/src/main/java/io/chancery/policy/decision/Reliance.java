package io.chancery.policy.decision;

import io.chancery.contracts.Log;
import io.chancery.policy.cache.CacheImage;
import io.chancery.policy.cache.ShardView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why what the cache knows cannot be relied on, if so: a shard stands still, or nothing has been heard of it for too long. A
 * Deny may be in what is missing.
 */
final class Reliance {

    /** What is said of a cache that has not heard of its relays for too long. */
    private static final String STALE = "stale";

    private static final List<Log> LOGS = List.of(Log.values());
    private static final List<Log> ONLY_POLICY = List.of(Log.POLICY);

    private final CacheReader reader;

    Reliance(CacheReader reader) {
        this.reader = reader;
    }

    /** @param limit the time that it must have been heard of since */
    Optional<String> trouble(ShardView view, Instant limit) {
        return trouble(LOGS, view, view.progressAt(), limit);
    }

    /** Of the shards that a decision looks at; each is asked about once. Of the organisation only the policies count. */
    Optional<String> trouble(ShardView home, ShardView there, ShardView organization, Instant limit) {
        Optional<String> trouble = trouble(home, limit);
        if (trouble.isEmpty() && there.shard() != home.shard()) {
            trouble = trouble(there, limit);
        }
        return trouble.isPresent()
                ? trouble
                : trouble(ONLY_POLICY, organization, organization.policy().progressAt(), limit);
    }

    /** Of any shard. */
    Optional<String> trouble(CacheImage image, Instant limit) {
        if (reader.isAnyStopped()) {
            for (int shard = 0; shard < image.shards().count(); shard++) {
                Optional<String> stopped = stopped(LOGS, shard);
                if (stopped.isPresent()) {
                    return stopped;
                }
            }
        }
        return stale(image.oldestProgressAt(), limit);
    }

    private Optional<String> trouble(List<Log> logs, ShardView view, Optional<Instant> progressAt, Instant limit) {
        Optional<String> stopped = reader.isAnyStopped() ? stopped(logs, view.shard()) : Optional.empty();
        return stopped.isPresent() ? stopped : stale(progressAt, limit);
    }

    private Optional<String> stopped(List<Log> logs, int shard) {
        return logs.stream()
                .filter(log -> reader.isStopped(log, shard))
                .findFirst()
                .map(log -> "because the %s log of shard %d cannot be read on".formatted(log.wireName(), shard));
    }

    private static Optional<String> stale(Optional<Instant> progressAt, Instant limit) {
        return progressAt.isPresent() && !progressAt.get().isBefore(limit) ? Optional.empty() : Optional.of(STALE);
    }
}
