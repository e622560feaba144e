package io.chancery.store.relay;

import io.chancery.contracts.record.HashChain;
import io.chancery.contracts.record.ProgressRecord;
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
                KafkaClients.visitingConsumer(settings.bootstrapServers(), settings.transactionalId() + "-tails")) {
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
        Map<TopicPartition, Span> open = spans(consumer, topic);
        var found = new HashMap<Integer, ConsumerRecord<String, byte[]>>();
        for (long window = FIRST_WINDOW; !open.isEmpty(); window *= WIDER) {
            long back = window;
            consumer.assign(open.keySet());
            open.forEach((partition, span) -> consumer.seek(partition, span.from(back)));
            for (ConsumerRecord<String, byte[]> record : readTo(consumer, open)) {
                if (wanted.test(record)) {
                    found.put(record.partition(), record);
                }
            }
            open.entrySet()
                    .removeIf(entry -> found.containsKey(entry.getKey().partition())
                            || entry.getValue().from(back) == entry.getValue().begin());
        }
        return found;
    }

    /** The offsets of what a partition holds; the end is that of the committed records. */
    private record Span(long begin, long end) {

        long from(long back) {
            return Math.max(begin, end - back);
        }
    }

    private Map<TopicPartition, Span> spans(KafkaConsumer<String, byte[]> consumer, String topic) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (int shard = 0; shard < settings.shards().count(); shard++) {
            partitions.add(new TopicPartition(topic, shard));
        }
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        var spans = new HashMap<TopicPartition, Span>();
        consumer.beginningOffsets(partitions).forEach((partition, begin) -> {
            long end = ends.getOrDefault(partition, begin);
            if (end > begin) {
                spans.put(partition, new Span(begin, end));
            }
        });
        return spans;
    }

    private static List<ConsumerRecord<String, byte[]>> readTo(
            KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Span> spans) {
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        long givesUpAt = System.nanoTime() + KafkaClients.PATIENCE.toNanos();
        // Commit markers occupy offsets, so only the position tells that the end is reached.
        while (spans.entrySet().stream()
                .anyMatch(span ->
                        consumer.position(span.getKey()) < span.getValue().end())) {
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
