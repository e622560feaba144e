package io.chancery.audit.fold;

import io.chancery.contracts.Log;
import io.chancery.contracts.Shards;
import io.chancery.store.consume.ShardKey;
import io.chancery.store.topic.KafkaClients;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * How far the fold is behind each events topic, looked up now and then. In offsets, of which a transaction's commit
 * marker is one too: a fold that has read everything may show 1.
 */
public final class FoldLag {

    private static final Logger LOG = Logger.getLogger(FoldLag.class);
    private static final Duration PERIOD = Duration.ofSeconds(10);

    private final Shards shards;
    private final Mutiny.SessionFactory sessions;
    private final Vertx vertx;
    private final Admin admin;
    private final Map<ShardKey, Long> behind = new ConcurrentHashMap<>();
    private long timer;

    public FoldLag(Shards shards, String bootstrapServers, Mutiny.SessionFactory sessions, Vertx vertx) {
        this.shards = shards;
        this.sessions = sessions;
        this.vertx = vertx;
        this.admin = KafkaClients.admin(bootstrapServers, "audit-fold-lag");
    }

    public void start() {
        timer = vertx.setPeriodic(0, PERIOD.toMillis(), ignored -> look());
    }

    public void stop() {
        vertx.cancelTimer(timer);
        admin.close(Duration.ZERO);
    }

    /** As of the last look; 0 before the first. */
    public long of(ShardKey key) {
        return behind.getOrDefault(key, 0L);
    }

    private void look() {
        // A session belongs to one piece of work, so it gets a context of its own.
        ((ContextInternal) vertx.getOrCreateContext()).duplicate().runOnContext(ignored -> {
            Uni<Map<TopicPartition, ListOffsetsResultInfo>> ends = Uni.createFrom()
                    .completionStage(
                            () -> admin.listOffsets(everything(), new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                                    .all()
                                    .toCompletionStage());
            ends.flatMap(found -> nextOffsets().invoke(next -> compare(found, next)))
                    .subscribe()
                    .with(done -> {}, failure -> LOG.debug("the fold's lag is not known", failure));
        });
    }

    private Map<TopicPartition, OffsetSpec> everything() {
        var all = new HashMap<TopicPartition, OffsetSpec>();
        for (Log log : Log.values()) {
            for (int shard = 0; shard < shards.count(); shard++) {
                all.put(new TopicPartition(log.eventsTopic(), shard), OffsetSpec.latest());
            }
        }
        return all;
    }

    private Uni<Map<TopicPartition, Long>> nextOffsets() {
        return sessions.withStatelessSession(session -> session.createNativeQuery(
                                "select topic, shard, next_offset from fold_position where fold = ?1", Object[].class)
                        .setParameter(1, LogFold.NAME)
                        .getResultList())
                .map(rows -> {
                    var next = new HashMap<TopicPartition, Long>();
                    rows.forEach(row -> next.put(
                            new TopicPartition((String) row[0], ((Number) row[1]).intValue()),
                            ((Number) row[2]).longValue()));
                    return next;
                });
    }

    private void compare(Map<TopicPartition, ListOffsetsResultInfo> ends, Map<TopicPartition, Long> next) {
        for (Log log : Log.values()) {
            for (int shard = 0; shard < shards.count(); shard++) {
                var partition = new TopicPartition(log.eventsTopic(), shard);
                ListOffsetsResultInfo end = ends.get(partition);
                if (end != null) {
                    long lag = end.offset() - next.getOrDefault(partition, 0L);
                    behind.put(new ShardKey(log, shard), Math.max(0, lag));
                }
            }
        }
    }
}
