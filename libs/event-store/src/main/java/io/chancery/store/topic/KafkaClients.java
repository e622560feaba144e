package io.chancery.store.topic;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Kafka clients with the settings that the promises of this library rest on. */
public final class KafkaClients {

    /** How long a call waits for a broker before whoever made it starts over. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * How long the broker keeps an open transaction of somebody who is gone. A successor with the same id ends it at once,
     * so this only says how long a standstill may last without losing the transaction.
     */
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofMinutes(1);

    private static final int FOLLOWER_WAIT_MILLIS = 500;
    /** A fetch of the partition before would hold up the next one for as long. */
    private static final int VISITOR_WAIT_MILLIS = 10;

    /** An account's whole state may be in one partition, and is read through at a start: in few large fetches. */
    private static final int FETCH_OF_PARTITION_BYTES = 4 * 1024 * 1024;

    /** What fetches of many partitions may take of a small heap. */
    private static final int FETCH_BYTES = 16 * 1024 * 1024;

    private static final int RECEIVE_BUFFER_BYTES = 1024 * 1024;

    private static final int REQUEST_TIMEOUT_MILLIS = 5_000;
    private static final int RECONNECT_AT_MOST_MILLIS = 500;

    private KafkaClients() {}

    /** A producer whose transactions end those of any earlier producer with the same id. */
    public static KafkaProducer<String, byte[]> transactionalProducer(String bootstrapServers, String transactionalId) {
        Map<String, Object> settings = common(bootstrapServers, transactionalId);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE.toMillis());
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) TRANSACTION_TIMEOUT.toMillis());
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** A consumer of committed records without a group; where to start is always said, never guessed. */
    public static KafkaConsumer<String, byte[]> committedConsumer(String bootstrapServers, String clientId) {
        return committedConsumer(bootstrapServers, clientId, FOLLOWER_WAIT_MILLIS);
    }

    /** Like {@link #committedConsumer}, for one who goes from partition to partition and not for what is still to come. */
    public static KafkaConsumer<String, byte[]> visitingConsumer(String bootstrapServers, String clientId) {
        return committedConsumer(bootstrapServers, clientId, VISITOR_WAIT_MILLIS);
    }

    private static KafkaConsumer<String, byte[]> committedConsumer(
            String bootstrapServers, String clientId, int fetchWaitMillis) {
        Map<String, Object> settings = common(bootstrapServers, clientId);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, fetchWaitMillis);
        settings.put(
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                IsolationLevel.READ_COMMITTED.toString().toLowerCase(Locale.ROOT));
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
        settings.put(ConsumerConfig.RECEIVE_BUFFER_CONFIG, RECEIVE_BUFFER_BYTES);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_OF_PARTITION_BYTES);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    public static Admin admin(String bootstrapServers, String clientId) {
        Map<String, Object> settings = common(bootstrapServers, clientId);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        return Admin.create(settings);
    }

    private static Map<String, Object> common(String bootstrapServers, String clientId) {
        var settings = new HashMap<String, Object>();
        settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, clientId);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MILLIS);
        settings.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, RECONNECT_AT_MOST_MILLIS);
        settings.put(AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        // Metrics are asked for over HTTP. To register hundreds of them as beans too takes half a second of a start.
        settings.put(AdminClientConfig.METRIC_REPORTER_CLASSES_CONFIG, List.of());
        return settings;
    }
}
