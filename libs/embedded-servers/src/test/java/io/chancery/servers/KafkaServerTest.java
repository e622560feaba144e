package io.chancery.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class KafkaServerTest {

    private static final TopicPartition PARTITION = new TopicPartition("facts", 0);

    @Test
    void acknowledged_records_survive_a_kill_a_restart_and_a_freeze() throws Exception {
        KafkaServer killed = KafkaServer.start(KafkaConfig.temporary());
        try (Admin admin = killed.admin()) {
            admin.createTopics(List.of(new NewTopic("facts", 1, (short) 1)))
                    .all()
                    .get(60, TimeUnit.SECONDS);
        }
        publish(killed, "one");

        killed.kill();
        assertThat(killed.isReady()).isFalse();
        KafkaServer server = KafkaServer.start(killed.config());
        publish(server, "two");
        server.pause();
        assertThat(server.isReady()).isFalse();
        server.resume();
        assertThat(Wait.until(Duration.ofSeconds(120), server::isReady)).isTrue();

        assertThat(records(server, 2)).containsExactly("one", "two");
        server.stop();
        assertThat(server.process().isAlive()).isFalse();
    }

    /** Transactional, because everything that is published in earnest is. */
    private static void publish(KafkaServer server, String value) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", server.bootstrapServers(), "transactional.id", "test", "acks", "all");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("facts", 0, "key", value));
            producer.commitTransaction();
        }
    }

    private static List<String> records(KafkaServer server, int count) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", server.bootstrapServers(), "isolation.level", "read_committed");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            List<String> values = new ArrayList<>();
            Wait.until(Duration.ofSeconds(120), () -> {
                for (ConsumerRecord<String, String> each : consumer.poll(Duration.ofMillis(100))) {
                    values.add(each.value());
                }
                return values.size() >= count;
            });
            return values;
        }
    }
}
