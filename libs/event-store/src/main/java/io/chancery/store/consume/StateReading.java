package io.chancery.store.consume;

import io.chancery.contracts.Log;
import io.chancery.contracts.UnreadableRecord;
import io.chancery.contracts.record.StateRecords;
import io.chancery.store.topic.KafkaClients;
import io.chancery.store.topic.StateMessages;
import io.chancery.store.topic.TopicDirectory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
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
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One load of the state topics and what follows it, until something demands a new load. */
final class StateReading implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(StateReading.class);
    private static final Duration POLL = Duration.ofMillis(200);

    /** Where it tells how far it is. */
    interface Board {
        /** A load begins. */
        void loading();

        /** The shard has nothing to load. */
        void empty(ShardKey key);

        /** @throws UnreadableBatch if that one cannot be applied; then none is */
        void apply(List<DependencyGate.Ready> ready);

        void heldBack(List<HeldBack> shards);

        void stopped(ShardKey key, String reason);
    }

    private final StateReaderSettings settings;
    private final Clock clock;
    private final Map<ShardKey, BatchCollector> collectors;
    private final DependencyGate gate;
    private final Board board;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Admin admin;
    private final TopicDirectory directory;
    private final Map<TopicPartition, ShardKey> partitions = new HashMap<>();
    private final Set<TopicPartition> stopped = new HashSet<>();
    private final Map<Log, StateRecords> states = new EnumMap<>(Log.class);

    StateReading(
            StateReaderSettings settings,
            Clock clock,
            Map<ShardKey, BatchCollector> collectors,
            DependencyGate gate,
            Board board) {
        this.settings = settings;
        this.clock = clock;
        this.collectors = collectors;
        this.gate = gate;
        this.board = board;
        settings.logs()
                .forEach(log ->
                        states.put(log, new StateRecords(settings.streams().getOrDefault(log, List.of()))));
        this.admin = KafkaClients.admin(settings.bootstrapServers(), settings.name() + "-states-admin");
        this.directory = new TopicDirectory(admin, settings.shards());
        this.consumer = KafkaClients.committedConsumer(settings.bootstrapServers(), settings.name() + "-states");
        collectors.keySet().forEach(key -> partitions.put(partition(key), key));
    }

    private StateRecords states(Log log) {
        StateRecords known = states.get(log);
        if (known == null) {
            throw new IllegalStateException(log + " is not read here");
        }
        return known;
    }

    /** Returns when it shall not run any more. @throws RuntimeException when a new load is needed */
    void run(BooleanSupplier running) {
        Instant begun = clock.instant();
        board.loading();
        collectors.values().forEach(BatchCollector::reload);
        gate.reload();
        directory.createMissing();
        Map<String, String> ids = directory.ids(topics());
        consumer.assign(partitions.keySet());
        consumer.seekToBeginning(partitions.keySet());
        Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions.keySet()));
        while (running.getAsBoolean()) {
            ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
            boolean loading = !ends.isEmpty();
            if (!loading) {
                requireNews(records);
            }
            for (TopicPartition partition : records.partitions()) {
                take(partition, records.records(partition));
            }
            if (loading) {
                ends.entrySet().removeIf(end -> endReached(end.getKey(), end.getValue()));
            }
            boolean loaded = loading && ends.isEmpty();
            if ((loaded || tellsChanges(gate.ready())) && !sameTopics(ids, running)) {
                return;
            }
            release();
            if (loaded) {
                LOGGER.info(
                        "the reader {} loaded {} shards in {} ms",
                        settings.name(),
                        partitions.size(),
                        Duration.between(begun, clock.instant()).toMillis());
            }
            if (loaded && clock.instant().isAfter(begun.plus(settings.behindLimit()))) {
                throw new KafkaException("loading took longer than a reader may be behind");
            }
        }
    }

    private List<String> topics() {
        return settings.logs().stream().map(Log::stateTopic).toList();
    }

    /** What is this old may be all that compaction has left of more. */
    private void requireNews(ConsumerRecords<String, byte[]> records) {
        long oldest = clock.instant().minus(settings.behindLimit()).toEpochMilli();
        for (ConsumerRecord<String, byte[]> record : records) {
            if (record.timestamp() < oldest) {
                throw new KafkaException("this reader is too far behind and loads again");
            }
        }
    }

    private static boolean tellsChanges(List<DependencyGate.Ready> ready) {
        return ready.stream().anyMatch(one -> !one.batch().changes().isEmpty());
    }

    /**
     * Consumers go on at the same offset in a topic that was deleted and made again, and would miss what is before it. So
     * no change is applied before the topics are known to be the same after it was read.
     *
     * @return false when it shall not run any more
     */
    private boolean sameTopics(Map<String, String> ids, BooleanSupplier running) {
        while (running.getAsBoolean()) {
            try {
                if (!directory.ids(topics()).equals(ids)) {
                    throw new TopicsRemade();
                }
                return true;
            } catch (KafkaException e) {
                // The cluster is not there: what was read waits.
                LOGGER.warn("the state topics cannot be described: {}", e.getMessage());
            }
        }
        return false;
    }

    private void take(TopicPartition partition, List<ConsumerRecord<String, byte[]>> records) {
        ShardKey key = key(partition);
        StateRecords known = states(key.log());
        BatchCollector collector = collector(key);
        for (ConsumerRecord<String, byte[]> record : records) {
            if (stopped.contains(partition)) {
                return;
            }
            guarded(partition, () -> collector.take(StateMessages.read(record, known)));
        }
    }

    /** Whether this partition's load needs no more watching. */
    private boolean endReached(TopicPartition partition, long end) {
        if (stopped.contains(partition)) {
            return true;
        }
        // Commit markers occupy offsets, so only the position tells that the end is reached.
        if (consumer.position(partition) < end) {
            return false;
        }
        guarded(partition, () -> collector(partition).endReached());
        if (collector(partition).isEmpty()) {
            board.empty(key(partition));
        }
        return true;
    }

    private interface Collected {
        Optional<BatchCollector.Batch> get();
    }

    /** A shard that cannot be understood stops; the others go on. */
    private void guarded(TopicPartition partition, Collected step) {
        try {
            step.get().ifPresent(batch -> gate.add(key(partition), batch));
        } catch (UnreadableRecord e) {
            stop(partition, e);
        }
    }

    /** Shows what may show. A shard whose batch cannot be applied stops; the others go on. */
    private void release() {
        for (var ready = gate.ready(); !ready.isEmpty(); ready = gate.ready()) {
            try {
                board.apply(ready);
                gate.shown(ready);
                ready.forEach(one -> collector(one.key()).shown());
            } catch (UnreadableBatch e) {
                LOGGER.error("a batch of {} cannot be applied", e.shard(), e);
                gate.drop(e.shard());
                stop(partition(e.shard()), e);
            }
        }
        board.heldBack(gate.heldBack());
    }

    private void stop(TopicPartition partition, RuntimeException reason) {
        stopped.add(partition);
        consumer.pause(Set.of(partition));
        board.stopped(key(partition), String.valueOf(reason.getMessage()));
    }

    private ShardKey key(TopicPartition partition) {
        ShardKey key = partitions.get(partition);
        if (key == null) {
            throw new IllegalStateException(partition + " is not read here");
        }
        return key;
    }

    private static TopicPartition partition(ShardKey key) {
        return new TopicPartition(key.log().stateTopic(), key.shard());
    }

    private BatchCollector collector(TopicPartition partition) {
        return collector(key(partition));
    }

    private BatchCollector collector(ShardKey key) {
        BatchCollector collector = collectors.get(key);
        if (collector == null) {
            throw new IllegalStateException(key + " is not collected here");
        }
        return collector;
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
        admin.close(Duration.ZERO);
    }

    /** The topics have been deleted and made again since this load began. */
    private static final class TopicsRemade extends RuntimeException {
        TopicsRemade() {
            super("the state topics were made again");
        }
    }
}
