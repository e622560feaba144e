package io.chancery.store.relay;

import io.chancery.contracts.HashChain;
import io.chancery.contracts.ProgressRecord;
import io.chancery.store.topic.EventMessages;
import io.chancery.store.topic.KafkaClients;
import io.chancery.store.topic.RecordedEvent;
import io.chancery.store.topic.StateMessage;
import io.chancery.store.topic.StateMessages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads the committed ends of the events and state topics, going backwards until each partition has told. */
final class KafkaTails implements Tails {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final long FIRST_WINDOW = 32;
    private static final int WIDER = 8;

    private final RelaySettings settings;

    KafkaTails(RelaySettings settings) {
        this.settings = settings;
    }

    @Override
    public Map<Integer, Tail> read() {
        var log = settings.log();
        try (var consumer =
                KafkaClients.committedConsumer(settings.bootstrapServers(), settings.transactionalId() + "-tails")) {
            Map<Integer, ConsumerRecord<String, byte[]>> events =
                    lastMatching(consumer, log.eventsTopic(), record -> true);
            Map<Integer, ConsumerRecord<String, byte[]>> progress =
                    lastMatching(consumer, log.stateTopic(), record -> ProgressRecord.isKey(record.key()));
            var tails = new HashMap<Integer, Tail>();
            for (int shard = 0; shard < settings.shards().count(); shard++) {
                tails.put(shard, tail(events.get(shard), progress.get(shard)));
            }
            return tails;
        }
    }

    private static Tail tail(
            @Nullable ConsumerRecord<String, byte[]> event, @Nullable ConsumerRecord<String, byte[]> progress) {
        long position = 0;
        byte[] hash = HashChain.genesis();
        if (event != null) {
            RecordedEvent last = EventMessages.read(event);
            position = last.envelope().sequence();
            hash = last.hash();
        }
        if (progress != null && StateMessages.read(progress) instanceof StateMessage.Progress(ProgressRecord told)) {
            return new Tail(position, hash, told.position(), told.hash(), told.activity());
        }
        return new Tail(position, hash, 0, HexFormat.of().formatHex(HashChain.genesis()), 0);
    }

    private Map<Integer, ConsumerRecord<String, byte[]>> lastMatching(
            KafkaConsumer<String, byte[]> consumer, String topic, Predicate<ConsumerRecord<String, byte[]>> wanted) {
        List<TopicPartition> open = new ArrayList<>();
        for (int shard = 0; shard < settings.shards().count(); shard++) {
            open.add(new TopicPartition(topic, shard));
        }
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(open);
        Map<TopicPartition, Long> ends = consumer.endOffsets(open);
        var found = new HashMap<Integer, ConsumerRecord<String, byte[]>>();
        for (long window = FIRST_WINDOW; ; window *= WIDER) {
            long back = window;
            open.removeIf(partition -> begins.get(partition).equals(ends.get(partition)));
            if (open.isEmpty()) {
                return found;
            }
            consumer.assign(open);
            open.forEach(
                    partition -> consumer.seek(partition, Math.max(begins.get(partition), ends.get(partition) - back)));
            for (ConsumerRecord<String, byte[]> record : readTo(consumer, ends)) {
                if (wanted.test(record)) {
                    found.put(record.partition(), record);
                }
            }
            open.removeIf(partition ->
                    found.containsKey(partition.partition()) || ends.get(partition) - back <= begins.get(partition));
        }
    }

    private static List<ConsumerRecord<String, byte[]>> readTo(
            KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        long givesUpAt = System.nanoTime() + KafkaClients.PATIENCE.toNanos();
        // Commit markers occupy offsets, so only the position tells that the end is reached.
        while (consumer.assignment().stream()
                .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
            var polled = consumer.poll(POLL);
            polled.forEach(records::add);
            if (!polled.isEmpty()) {
                givesUpAt = System.nanoTime() + KafkaClients.PATIENCE.toNanos();
            } else if (System.nanoTime() - givesUpAt > 0) {
                throw new KafkaException("the topics' ends cannot be read");
            }
        }
        return records;
    }
}
