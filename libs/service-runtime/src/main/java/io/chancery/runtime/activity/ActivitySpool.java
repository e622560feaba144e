package io.chancery.runtime.activity;

import io.chancery.contracts.ContractJson;
import io.chancery.contracts.Shards;
import io.chancery.contracts.Topics;
import io.chancery.contracts.activity.ActivityRecord;
import io.chancery.runtime.ChanceryConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes activity to Kafka by way of a bounded spool on disk, so that a call can be answered while Kafka is down and its
 * record is not lost with the process. Delivered at least once; readers de-duplicate by event id.
 */
@ApplicationScoped
public class ActivitySpool implements ActivitySink {

    private static final Logger LOG = Logger.getLogger(ActivitySpool.class);
    private static final int BATCH = 500;
    private static final long POLL_MILLIS = 500;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Path folder;
    private final long limitBytes;
    private final Shards shards;
    private final String bootstrapServers;
    private @Nullable Spool spool;
    private @Nullable Thread sender;
    private volatile boolean stopping;

    public ActivitySpool(
            ChanceryConfig config,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            @ConfigProperty(name = "chancery.spool-limit-bytes", defaultValue = "67108864") long limitBytes) {
        this.folder = config.spoolDir().orElse(Path.of("spool")).resolve(config.serviceName());
        this.limitBytes = limitBytes;
        this.shards = new Shards(config.shards());
        this.bootstrapServers = bootstrapServers;
    }

    void start(@Observes StartupEvent event) {
        var opened = new Spool(folder, limitBytes);
        spool = opened;
        sender = Thread.ofPlatform().name("activity-spool").daemon().start(() -> send(opened));
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        if (sender != null) {
            sender.join(Duration.ofSeconds(10));
        }
        if (spool != null) {
            spool.close();
        }
    }

    @Override
    public void record(ActivityRecord activity) {
        if (spool == null) {
            throw new IllegalStateException("the spool is opened when the service starts");
        }
        spool.put(ContractJson.write(activity));
    }

    /** Undelivered, for metrics. */
    public long waitingBytes() {
        return spool == null ? 0 : spool.waitingBytes();
    }

    private void send(Spool from) {
        List<byte[]> batch = List.of();
        try (var producer = new KafkaProducer<>(settings(), new ByteArraySerializer(), new ByteArraySerializer())) {
            while (true) {
                if (batch.isEmpty()) {
                    batch = from.take(BATCH, POLL_MILLIS);
                }
                if (batch.isEmpty()) {
                    if (stopping) {
                        return;
                    }
                    continue;
                }
                if (deliver(producer, batch)) {
                    batch = List.of();
                    from.delivered();
                } else if (stopping) {
                    return;
                } else {
                    Thread.sleep(RETRY_AFTER);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.error("the activity spool cannot be read; calls will be refused once it is full", e);
        }
    }

    private boolean deliver(KafkaProducer<byte[], byte[]> producer, List<byte[]> batch) throws InterruptedException {
        var sent = new ArrayList<Future<RecordMetadata>>();
        try {
            for (byte[] entry : batch) {
                ActivityRecord activity = ContractJson.read(entry, ActivityRecord.class);
                sent.add(producer.send(new ProducerRecord<>(
                        Topics.ACTIVITY,
                        shards.of(activity.recipientAccount()),
                        activity.recipientAccount().value().getBytes(StandardCharsets.UTF_8),
                        entry)));
            }
            for (Future<RecordMetadata> acknowledged : sent) {
                acknowledged.get();
            }
            return true;
        } catch (ExecutionException | KafkaException e) {
            LOG.warnf("activity is waiting in the spool: %s", e.getMessage());
            return false;
        }
    }

    private Map<String, Object> settings() {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.CLIENT_ID_CONFIG,
                "activity-spool",
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                10_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                30_000,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                10_000L);
    }
}
