package io.chancery.local;

import io.chancery.contracts.Topics;
import io.chancery.servers.KafkaConfig;
import io.chancery.servers.KafkaServer;
import io.chancery.servers.Lifetime;
import io.chancery.servers.ServerProcess;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** Kafka with the suite's topics. */
final class KafkaPart implements Part {

    static final String NAME = "kafka";

    private static final int HEAP_MEGABYTES = 256;
    private static final short ONE_REPLICA = 1;
    private static final long PATIENCE_SECONDS = 120;

    private final KafkaConfig config;

    KafkaPart(DataDirectory data, Ports ports) {
        this.config = new KafkaConfig(
                data.root().resolve(NAME).resolve("data"),
                ports.of(NAME),
                ports.of(Ports.KAFKA_CONTROLLER),
                HEAP_MEGABYTES,
                data.log(NAME),
                Lifetime.OWN_SESSION);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int port() {
        return config.port();
    }

    @Override
    public Path log() {
        return config.log();
    }

    @Override
    public ServerProcess launch() {
        return KafkaServer.launch(config).process();
    }

    @Override
    public boolean isReady(ServerProcess process) {
        return KafkaServer.adopt(config, process).isReady();
    }

    @Override
    public void stop(ServerProcess process) {
        KafkaServer.adopt(config, process).stop();
    }

    /** Makes the topics that are missing. */
    void prepare(ServerProcess process, int shards) {
        try (Admin admin = KafkaServer.adopt(config, process).admin()) {
            Map<String, KafkaFuture<Void>> made = admin.createTopics(Topics.all().stream()
                            .map(topic -> new NewTopic(topic.name(), shards, ONE_REPLICA).configs(topic.settings()))
                            .toList())
                    .values();
            for (Map.Entry<String, KafkaFuture<Void>> topic : made.entrySet()) {
                await(topic.getKey(), topic.getValue());
            }
        }
    }

    private static void await(String topic, KafkaFuture<Void> made) {
        try {
            made.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new LaunchFailure("Cannot make the topic " + topic, e);
            }
        } catch (TimeoutException e) {
            throw new LaunchFailure("Kafka does not make the topic " + topic, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure("Interrupted", e);
        }
    }
}
