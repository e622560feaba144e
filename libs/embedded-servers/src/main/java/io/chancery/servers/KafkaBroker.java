package io.chancery.servers;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.Uuid;

/** The data directory and the command line of a Kafka broker. */
final class KafkaBroker {

    private static final String METADATA = "meta.properties";

    private final KafkaConfig config;
    private final Path jars = Programs.kafka();

    KafkaBroker(KafkaConfig config) {
        this.config = config;
    }

    ServerProcess launch() {
        try {
            Files.createDirectories(config.dataDir());
            Path properties = config.dataDir().resolveSibling(config.dataDir().getFileName() + ".properties");
            Files.writeString(properties, properties());
            if (!Files.exists(config.dataDir().resolve(METADATA))) {
                format(properties);
            }
            return ServerProcess.start(
                    java(config.heapMegabytes(), "kafka.Kafka", properties.toString()),
                    config.dataDir(),
                    config.log(),
                    Map.of(),
                    config.lifetime());
        } catch (IOException e) {
            throw new ServerFailure("Cannot prepare " + config.dataDir(), e);
        }
    }

    /** The id that formatting gave to the data directory; empty before that. */
    static String clusterId(KafkaConfig config) {
        Properties metadata = new Properties();
        try (Reader reader = Files.newBufferedReader(config.dataDir().resolve(METADATA))) {
            metadata.load(reader);
        } catch (IOException notFormatted) {
            return "";
        }
        return metadata.getProperty("cluster.id", "");
    }

    private void format(Path properties) {
        ServerProcess.Result result = ServerProcess.run(
                java(
                        64,
                        "kafka.tools.StorageTool",
                        "format",
                        "-t",
                        Uuid.randomUuid().toString(),
                        "-c",
                        properties.toString(),
                        "--ignore-formatted"),
                Map.of());
        if (result.exitCode() != 0) {
            throw new ServerFailure("Formatting Kafka's data directory failed:%n%s".formatted(result.output()));
        }
    }

    private String properties() {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                controller.listener.names=CONTROLLER
                log.dirs=%3$s
                # Topics are made on purpose, with their partitions and retention.
                auto.create.topics.enable=false
                # A broker that was killed is let back in after two seconds, not after twelve.
                broker.session.timeout.ms=2000
                broker.heartbeat.interval.ms=500
                group.initial.rebalance.delay.ms=0
                # One broker, few clients, little memory.
                offsets.topic.num.partitions=3
                offsets.topic.replication.factor=1
                transaction.state.log.num.partitions=3
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                # A relay's next transaction finds the one before still being marked; then 20 ms are long.
                add.partitions.to.txn.retry.backoff.ms=1
                share.coordinator.state.topic.num.partitions=3
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                num.network.threads=2
                num.io.threads=4
                background.threads=2
                log.cleaner.dedupe.buffer.size=2097152
                log.index.size.max.bytes=2097152
                """.formatted(config.port(), config.controllerPort(), config.dataDir());
    }

    private List<String> java(int heapMegabytes, String mainClass, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Java.program(),
                "-Xmx" + heapMegabytes + "m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
                "-cp",
                jars + "/*",
                mainClass));
        command.addAll(List.of(arguments));
        return command;
    }
}
