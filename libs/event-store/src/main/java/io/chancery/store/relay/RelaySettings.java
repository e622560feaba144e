package io.chancery.store.relay;

import io.chancery.contracts.Log;
import io.chancery.contracts.Shards;

/**
 * How a log is relayed.
 *
 * @param transactionalId Kafka's {@code transactional.id}: the same in every replica of the service, because the broker
 *     uses it to fence a relay that does not know yet that it has a successor
 * @param pollMillis how often the heads are looked at when nobody calls {@link Relay#wake}; 5 to 1000
 * @param progressMillis how often progress is repeated while idle; at most 1000
 * @param batchLimit how many rows of each kind a shard adds to one Kafka transaction at most
 */
public record RelaySettings(
        Log log,
        Shards shards,
        String bootstrapServers,
        String transactionalId,
        long pollMillis,
        long progressMillis,
        int batchLimit) {

    public static final long DEFAULT_POLL_MILLIS = 20;
    public static final long DEFAULT_PROGRESS_MILLIS = 900;
    public static final int DEFAULT_BATCH_LIMIT = 1_000;

    public RelaySettings {
        if (pollMillis < 1 || pollMillis > 1_000 || progressMillis < 1 || progressMillis > 1_000 || batchLimit < 1) {
            throw new IllegalArgumentException("a relay polls and tells its progress at least every second");
        }
    }

    public static RelaySettings of(Log log, Shards shards, String bootstrapServers) {
        return new RelaySettings(
                log,
                shards,
                bootstrapServers,
                "chancery-" + log.wireName() + "-relay",
                DEFAULT_POLL_MILLIS,
                DEFAULT_PROGRESS_MILLIS,
                DEFAULT_BATCH_LIMIT);
    }

    public RelaySettings withBatchLimit(int limit) {
        return new RelaySettings(log, shards, bootstrapServers, transactionalId, pollMillis, progressMillis, limit);
    }

    public RelaySettings withTransactionalId(String id) {
        return new RelaySettings(log, shards, bootstrapServers, id, pollMillis, progressMillis, batchLimit);
    }

    public RelaySettings withPollMillis(long millis) {
        return new RelaySettings(log, shards, bootstrapServers, transactionalId, millis, progressMillis, batchLimit);
    }
}
