package io.chancery.store.verify;

import io.chancery.contracts.Log;
import io.chancery.contracts.Shards;
import io.chancery.contracts.stream.StreamType;
import java.time.Duration;
import java.util.List;

/**
 * What is verified.
 *
 * @param streamTypes every kind of stream in the log
 * @param patience how long the topics may take to reach the positions that the tables had at the start
 */
public record VerifierSettings(
        Log log, Shards shards, String bootstrapServers, List<StreamType<?, ?>> streamTypes, Duration patience) {

    public static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(30);

    public static VerifierSettings of(
            Log log, Shards shards, String bootstrapServers, List<StreamType<?, ?>> streamTypes) {
        return new VerifierSettings(log, shards, bootstrapServers, streamTypes, DEFAULT_PATIENCE);
    }

    public VerifierSettings withPatience(Duration other) {
        return new VerifierSettings(log, shards, bootstrapServers, streamTypes, other);
    }
}
