package io.chancery.store.consume;

import io.chancery.contracts.Log;
import io.chancery.contracts.Shards;
import java.util.List;

/**
 * What an {@link EventFold} folds.
 *
 * @param name of the fold: the key of its positions and of its lock, the same in every replica
 * @param verifyChain whether each event's hash is computed and compared, not only carried on
 * @param batchLimit how many events of a shard share one database transaction at most
 */
public record FoldSettings(
        String name, List<Log> logs, Shards shards, String bootstrapServers, boolean verifyChain, int batchLimit) {

    public static final int DEFAULT_BATCH_LIMIT = 200;

    public static FoldSettings of(String name, List<Log> logs, Shards shards, String bootstrapServers) {
        return new FoldSettings(name, logs, shards, bootstrapServers, true, DEFAULT_BATCH_LIMIT);
    }

    public FoldSettings withBatchLimit(int limit) {
        return new FoldSettings(name, logs, shards, bootstrapServers, verifyChain, limit);
    }

    public FoldSettings withoutChainVerification() {
        return new FoldSettings(name, logs, shards, bootstrapServers, false, batchLimit);
    }
}
