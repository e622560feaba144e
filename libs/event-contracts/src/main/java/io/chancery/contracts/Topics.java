package io.chancery.contracts;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Every topic of the suite, with what is kept of it and how it is keyed. All have one partition per shard. */
public final class Topics {

    public static final String ACTIVITY = "chancery.activity";
    public static final String LEDGER = "chancery.ledger";
    public static final String CHECKPOINTS = "chancery.checkpoints";

    /** How long the activity topic is kept; audit-service's tables are the lasting record. */
    public static final Duration ACTIVITY_RETENTION = Duration.ofDays(400);

    private static final Map<String, String> FOR_EVER =
            Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1");
    /** A reader that takes longer than this to get through a compacted topic could miss a tombstone. */
    private static final Duration TOMBSTONE_RETENTION = Duration.ofDays(7);

    private static final Map<String, String> COMPACTED = Map.of(
            "cleanup.policy",
            "compact",
            "min.compaction.lag.ms",
            String.valueOf(Duration.ofHours(1).toMillis()),
            "delete.retention.ms",
            String.valueOf(TOMBSTONE_RETENTION.toMillis()));

    private Topics() {}

    /** @param settings Kafka topic configuration by its Kafka name */
    public record Topic(String name, Map<String, String> settings) {}

    public static List<Topic> all() {
        return List.of(
                new Topic(Log.IDENTITY.eventsTopic(), FOR_EVER),
                new Topic(Log.POLICY.eventsTopic(), FOR_EVER),
                new Topic(Log.IDENTITY.stateTopic(), COMPACTED),
                new Topic(Log.POLICY.stateTopic(), COMPACTED),
                new Topic(
                        ACTIVITY,
                        Map.of(
                                "cleanup.policy",
                                "delete",
                                "retention.ms",
                                String.valueOf(ACTIVITY_RETENTION.toMillis()))),
                new Topic(LEDGER, COMPACTED),
                new Topic(CHECKPOINTS, COMPACTED));
    }
}
