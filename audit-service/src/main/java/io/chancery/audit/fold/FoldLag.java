package io.chancery.audit.fold;

import io.chancery.audit.ledger.LedgerFold;
import io.chancery.contracts.Log;
import io.chancery.contracts.Shards;
import io.chancery.store.consume.ShardKey;
import io.chancery.store.database.DatabaseLoop;
import io.chancery.store.topic.KafkaClients;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
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
    private final String bootstrapServers;
    private final DatabaseLoop database;
    private final Map<ShardKey, Long> behind = new ConcurrentHashMap<>();
    private final CountDownLatch stopping = new CountDownLatch(1);

    public FoldLag(Shards shards, String bootstrapServers, Mutiny.SessionFactory sessions, Vertx vertx) {
        this.shards = shards;
        this.bootstrapServers = bootstrapServers;
        this.database = new DatabaseLoop(sessions, vertx);
    }

    /** Looks from now on, on a thread of its own. */
    public void start() {
        Thread.ofPlatform().name("fold-lag").daemon().start(this::run);
    }

    public void stop() {
        stopping.countDown();
    }

    /** As of the last look; not a number before the first. */
    public double of(ShardKey key) {
        Long lag = behind.get(key);
        return lag == null ? Double.NaN : lag;
    }

    private void run() {
        try (Admin admin = KafkaClients.admin(bootstrapServers, "audit-fold-lag")) {
            do {
                look(admin);
            } while (!stopping.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(Admin admin) throws InterruptedException {
        try {
            Map<TopicPartition, ListOffsetsResultInfo> ends = admin.listOffsets(
                            everything(), new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                    .all()
                    .get();
            compare(ends, database.inTransaction(FoldLag::nextOffsets));
        } catch (ExecutionException | DatabaseLoop.DatabaseUnavailable e) {
            LOG.infof("the fold's lag is not known: %s", e.getMessage());
        }
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

    private static Uni<Map<TopicPartition, Long>> nextOffsets(Mutiny.StatelessSession session) {
        return session.createNativeQuery(
                        "select topic, shard, next_offset from fold_position where fold = ?1", Object[].class)
                .setParameter(1, LedgerFold.NAME)
                .getResultList()
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
