package io.chancery.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** The shared servers in containers. Testcontainers removes them when the JVM has ended. */
final class Containers {

    private static final DockerImageName POSTGRES = DockerImageName.parse("postgres:18");
    private static final DockerImageName KAFKA = DockerImageName.parse("apache/kafka:4.1.2");

    private Containers() {}

    /** Whether a container engine answers. It is asked only where there is a sign of one, since asking in vain is slow. */
    static boolean available() {
        boolean wanted = !"false".equals(System.getProperty("chancery.docker"));
        boolean sign = System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
        return wanted && sign && DockerClientFactory.instance().isDockerAvailable();
    }

    /** Starts PostgreSQL and tells where it listens, as {@code host:port}. */
    // The container outlives this method on purpose.
    @SuppressWarnings("resource")
    static String startPostgres() {
        PostgreSQLContainer container = new PostgreSQLContainer(POSTGRES)
                .withDatabaseName(SharedPostgres.USER)
                .withUsername(SharedPostgres.USER)
                .withPassword(SharedPostgres.PASSWORD)
                .withCommand("postgres", "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "max_connections=200");
        container.start();
        return container.getHost() + ":" + container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT);
    }

    /** Starts Kafka and tells where it listens, as {@code host:port}. */
    @SuppressWarnings("resource")
    static String startKafka() {
        KafkaContainer container = new KafkaContainer(KAFKA)
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
        container.start();
        return container.getBootstrapServers();
    }
}
