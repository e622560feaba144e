package io.chancery.store.consume;

import io.chancery.contracts.Log;
import io.chancery.contracts.Shards;
import io.chancery.contracts.stream.StreamType;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a {@link StateReader} reads.
 *
 * @param name of the reader, for Kafka's client id
 * @param behindLimit how old a record may be that is read as news. It must be well below the state topics'
 *     {@code min.compaction.lag.ms}: within that time compaction takes away nothing that a reader has not read
 * @param streams by log, the kinds whose states are read straight into records; those of others come as trees
 */
public record StateReaderSettings(
        String name,
        List<Log> logs,
        Shards shards,
        String bootstrapServers,
        Duration behindLimit,
        Map<Log, List<StreamType<?, ?>>> streams) {

    public static final Duration DEFAULT_BEHIND_LIMIT = Duration.ofMinutes(30);

    public static StateReaderSettings of(String name, List<Log> logs, Shards shards, String bootstrapServers) {
        return new StateReaderSettings(name, logs, shards, bootstrapServers, DEFAULT_BEHIND_LIMIT, Map.of());
    }

    public StateReaderSettings withStreams(Log log, List<StreamType<?, ?>> known) {
        Map<Log, List<StreamType<?, ?>>> all = new EnumMap<>(Log.class);
        all.putAll(streams);
        all.put(log, known);
        return new StateReaderSettings(name, logs, shards, bootstrapServers, behindLimit, Map.copyOf(all));
    }
}
