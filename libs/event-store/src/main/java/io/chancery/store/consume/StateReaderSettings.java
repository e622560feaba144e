package io.chancery.store.consume;

import io.chancery.contracts.Log;
import io.chancery.contracts.Shards;
import java.time.Duration;
import java.util.List;

/**
 * What a {@link StateReader} reads.
 *
 * @param name of the reader, for Kafka's client id
 * @param behindLimit how old a record may be that is read as news. It must be well below the state topics'
 *     {@code min.compaction.lag.ms}: within that time compaction takes away nothing that a reader has not read
 */
public record StateReaderSettings(
        String name, List<Log> logs, Shards shards, String bootstrapServers, Duration behindLimit) {

    public static final Duration DEFAULT_BEHIND_LIMIT = Duration.ofMinutes(30);

    public static StateReaderSettings of(String name, List<Log> logs, Shards shards, String bootstrapServers) {
        return new StateReaderSettings(name, logs, shards, bootstrapServers, DEFAULT_BEHIND_LIMIT);
    }
}
