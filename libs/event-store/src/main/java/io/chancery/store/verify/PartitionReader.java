package io.chancery.store.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads partitions from their beginning. */
final class PartitionReader {

    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Duration patience;

    PartitionReader(KafkaConsumer<String, byte[]> consumer, Duration patience) {
        this.consumer = consumer;
        this.patience = patience;
    }

    /** Up to the end that it has now, and on from there until enough was seen or patience is at its end. */
    void read(String topic, int partition, Consumer<ConsumerRecord<String, byte[]>> action, BooleanSupplier enough) {
        var where = new TopicPartition(topic, partition);
        consumer.assign(List.of(where));
        consumer.seekToBeginning(List.of(where));
        long end = consumer.endOffsets(List.of(where)).getOrDefault(where, 0L);
        Instant last = Instant.now().plus(patience);
        while (consumer.position(where) < end
                || (!enough.getAsBoolean() && Instant.now().isBefore(last))) {
            consumer.poll(POLL).forEach(action);
        }
    }
}
