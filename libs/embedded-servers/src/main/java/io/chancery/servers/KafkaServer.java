package io.chancery.servers;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterResult;

/** A Kafka broker on loopback TCP, without encryption or authentication. */
public final class KafkaServer implements EmbeddedServer {

    private static final Duration STARTS_WITHIN = Duration.ofSeconds(120);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(30);
    private static final int PROBE_MILLIS = 5_000;

    private final KafkaConfig config;
    private final ServerProcess process;

    private KafkaServer(KafkaConfig config, ServerProcess process) {
        this.config = config;
        this.process = process;
    }

    /**
     * Starts the broker, after formatting the data directory if it is new, and returns when it describes its cluster.
     *
     * @throws ServerFailure if it does not start in two minutes, with the end of its log
     */
    public static KafkaServer start(KafkaConfig config) {
        KafkaServer server = launch(config);
        server.awaitReady();
        return server;
    }

    /** Like {@link #start}, returning at once; {@link #isReady()} tells when it answers. */
    public static KafkaServer launch(KafkaConfig config) {
        return new KafkaServer(config, new KafkaBroker(config).launch());
    }

    /** The broker that runs already on the data directory as the given process. */
    public static KafkaServer adopt(KafkaConfig config, ServerProcess process) {
        return new KafkaServer(config, process);
    }

    public KafkaConfig config() {
        return config;
    }

    @Override
    public int port() {
        return config.port();
    }

    @Override
    public ServerProcess process() {
        return process;
    }

    /** What clients take as {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port();
    }

    /** An admin client, for the caller to close. */
    public Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()));
    }

    @Override
    public boolean isReady() {
        if (PortAllocator.isFree(port())) {
            return false;
        }
        Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PROBE_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PROBE_MILLIS));
        try {
            DescribeClusterResult cluster = admin.describeCluster();
            // A broker that is still fenced is not among the nodes; and who answers on the port need not be this one.
            return !cluster.nodes().get(PROBE_MILLIS, TimeUnit.MILLISECONDS).isEmpty()
                    && cluster.clusterId()
                            .get(PROBE_MILLIS, TimeUnit.MILLISECONDS)
                            .equals(KafkaBroker.clusterId(config));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException notYet) {
            return false;
        } finally {
            // Without a limit, closing waits for ever on a broker that is frozen.
            admin.close(Duration.ZERO);
        }
    }

    /** Returns when the broker answers; fails with the end of its log if it ends or takes over two minutes. */
    public void awaitReady() {
        boolean decided = Wait.until(STARTS_WITHIN, () -> !process.isAlive() || isReady());
        if (!decided || !process.isAlive()) {
            String ending = LogTail.of(config.log());
            process.kill();
            throw new ServerFailure("Kafka did not start; the end of %s:%n%s".formatted(config.log(), ending));
        }
    }

    @Override
    public void stop() {
        process.stop(Signal.TERM, STOPS_WITHIN);
    }
}
