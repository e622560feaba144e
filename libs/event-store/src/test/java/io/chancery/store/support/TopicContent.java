package io.chancery.store.support;

import io.chancery.store.topic.KafkaClients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What a reader of committed records finds in a topic. */
public final class TopicContent {

    private TopicContent() {}

    /** All records of one partition, from the beginning to the end. */
    public static List<ConsumerRecord<String, byte[]>> of(String bootstrapServers, String topic, int partition) {
        var found = new ArrayList<ConsumerRecord<String, byte[]>>();
        var where = new TopicPartition(topic, partition);
        try (var consumer = KafkaClients.visitingConsumer(bootstrapServers, "topic-content")) {
            consumer.assign(List.of(where));
            consumer.seekToBeginning(List.of(where));
            long end = consumer.endOffsets(List.of(where)).getOrDefault(where, 0L);
            while (consumer.position(where) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
        }
        return found;
    }
}
