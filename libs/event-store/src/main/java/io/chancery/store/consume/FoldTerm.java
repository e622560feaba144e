package io.chancery.store.consume;

import io.chancery.contracts.Log;
import io.chancery.contracts.UnreadableRecord;
import io.chancery.contracts.record.HashChain;
import io.chancery.store.database.AdvisoryLock;
import io.chancery.store.database.DatabaseLoop;
import io.chancery.store.topic.EventMessages;
import io.chancery.store.topic.KafkaClients;
import io.chancery.store.topic.RecordedEvent;
import io.chancery.store.topic.TopicDirectory;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One replica's time as the one that applies: from the stored positions to the first failure. */
final class FoldTerm implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(FoldTerm.class);
    private static final Duration POLL = Duration.ofMillis(200);

    /** Where it tells how far it is. */
    interface Board {
        void applied(ShardKey key, long position);

        void stopped(ShardKey key, String reason);
    }

    private final FoldSettings settings;
    private final EventHandler handler;
    private final DatabaseLoop database;
    private final AdvisoryLock lock;
    private final Map<ShardKey, FoldPosition> at;
    private final Board board;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Admin admin;
    private final TopicDirectory directory;
    private final Map<TopicPartition, ShardKey> partitions = new HashMap<>();
    private Map<String, String> topicIds = Map.of();

    FoldTerm(
            FoldSettings settings,
            EventHandler handler,
            DatabaseLoop database,
            AdvisoryLock lock,
            Map<ShardKey, FoldPosition> at,
            Board board) {
        this.settings = settings;
        this.handler = handler;
        this.database = database;
        this.lock = lock;
        this.at = at;
        this.board = board;
        this.admin = KafkaClients.admin(settings.bootstrapServers(), settings.name() + "-events-admin");
        this.directory = new TopicDirectory(admin, settings.shards());
        this.consumer = KafkaClients.committedConsumer(settings.bootstrapServers(), settings.name() + "-events");
    }

    /** Returns when it shall not run any more. @throws RuntimeException when it must start over from the positions */
    void run(BooleanSupplier running) {
        directory.createMissing();
        topicIds = directory.ids(topics());
        for (Log log : settings.logs()) {
            for (int shard = 0; shard < settings.shards().count(); shard++) {
                partitions.put(new TopicPartition(log.eventsTopic(), shard), new ShardKey(log, shard));
            }
        }
        consumer.assign(partitions.keySet());
        partitions.forEach(this::seek);
        while (running.getAsBoolean()) {
            ConsumerRecords<String, byte[]> records = poll();
            lock.check();
            if (records.isEmpty()) {
                continue;
            }
            // In a topic made again a consumer goes on at the same offset: look before applying what it found there.
            if (!directory.ids(topics()).equals(topicIds)) {
                throw new IllegalStateException("the events topics were made again");
            }
            for (TopicPartition partition : records.partitions()) {
                take(partition, records.records(partition));
            }
        }
    }

    private ConsumerRecords<String, byte[]> poll() {
        try {
            return consumer.poll(POLL);
        } catch (OffsetOutOfRangeException e) {
            LOGGER.warn("the fold {} reads {} from the start", settings.name(), e.partitions());
            consumer.seekToBeginning(e.partitions());
            return ConsumerRecords.empty();
        }
    }

    private List<String> topics() {
        return settings.logs().stream().map(Log::eventsTopic).toList();
    }

    private void seek(TopicPartition partition, ShardKey key) {
        FoldPosition from = position(key);
        if (from.topicId().equals(topicIds.get(partition.topic()))) {
            consumer.seek(partition, from.nextOffset());
        } else {
            consumer.seekToBeginning(Set.of(partition));
        }
    }

    private FoldPosition position(ShardKey key) {
        return at.getOrDefault(key, FoldPosition.START);
    }

    /** An event that continues the shard, and where the fold is after it. */
    private record Next(RecordedEvent event, FoldPosition after) {}

    private void take(TopicPartition partition, List<ConsumerRecord<String, byte[]>> records) {
        @Nullable ShardKey key = partitions.get(partition);
        if (key == null) {
            throw new IllegalStateException(partition + " is not read here");
        }
        var batch = new ArrayList<Next>();
        try {
            for (ConsumerRecord<String, byte[]> record : records) {
                FoldPosition last =
                        batch.isEmpty() ? position(key) : batch.getLast().after();
                follow(key, last, record).ifPresent(batch::add);
                if (batch.size() == settings.batchLimit()) {
                    apply(key, batch);
                    batch.clear();
                }
            }
            apply(key, batch);
        } catch (UnreadableRecord e) {
            consumer.pause(Set.of(partition));
            board.stopped(key, String.valueOf(applyBefore(key, batch).orElse(e).getMessage()));
        }
    }

    /** What came before an unreadable event is good, unless an earlier one is not. */
    private Optional<UnreadableRecord> applyBefore(ShardKey key, List<Next> batch) {
        try {
            apply(key, batch);
            return Optional.empty();
        } catch (UnreadableRecord earlier) {
            return Optional.of(earlier);
        }
    }

    /**
     * The event if it is the next one, nothing if it was applied before.
     *
     * @throws UnreadableRecord if it is anything else
     */
    private Optional<Next> follow(ShardKey key, FoldPosition last, ConsumerRecord<String, byte[]> record) {
        RecordedEvent event = EventMessages.read(record);
        long sequence = event.envelope().sequence();
        String hash = HexFormat.of().formatHex(event.hash());
        if (sequence <= last.position()) {
            if (sequence == last.position() && !hash.equals(last.hash())) {
                throw new UnreadableRecord("position %d is another event than the one applied".formatted(sequence));
            }
            return Optional.empty();
        }
        if (sequence != last.position() + 1) {
            throw new UnreadableRecord("position %d follows %d".formatted(sequence, last.position()));
        }
        if (settings.verifyChain()) {
            byte[] before = HexFormat.of().parseHex(last.hash());
            String computed = HexFormat.of()
                    .formatHex(HashChain.next(before, key.log(), key.shard(), sequence, event.envelope()));
            if (!computed.equals(hash)) {
                throw new UnreadableRecord("the hash chain is broken at position " + sequence);
            }
        }
        String topicId = topicIds.getOrDefault(key.log().eventsTopic(), "");
        return Optional.of(new Next(event, new FoldPosition(topicId, sequence, hash, record.offset() + 1)));
    }

    /** @throws UnreadableRecord at the first event that is not understood; those before it are applied */
    private void apply(ShardKey key, List<Next> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            commit(key, batch);
        } catch (DatabaseLoop.DatabaseUnavailable e) {
            Optional<UnreadableRecord> unreadable = unreadable(e);
            if (unreadable.isEmpty()) {
                throw e;
            }
            if (batch.size() == 1) {
                throw unreadable.get();
            }
            List<Next> singly = List.copyOf(batch);
            batch.clear();
            for (Next next : singly) {
                apply(key, new ArrayList<>(List.of(next)));
            }
        }
    }

    private void commit(ShardKey key, List<Next> batch) {
        FoldPosition after = batch.getLast().after();
        database.inTransaction(session -> after.storeAfter(
                        position(key), session, settings.name(), key.log().eventsTopic(), key.shard())
                .flatMap(mine -> mine
                        ? applyAll(session, key, batch)
                        : Uni.createFrom().failure(new IllegalStateException("another replica applies"))));
        at.put(key, after);
        board.applied(key, after.position());
    }

    private Uni<Void> applyAll(Mutiny.StatelessSession session, ShardKey key, List<Next> batch) {
        return Multi.createFrom()
                .iterable(batch)
                .onItem()
                .transformToUniAndConcatenate(next -> handler.apply(
                        session, key.log(), key.shard(), next.event().envelope()))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private static Optional<UnreadableRecord> unreadable(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableRecord unreadable) {
                return Optional.of(unreadable);
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
        admin.close(Duration.ZERO);
    }
}
