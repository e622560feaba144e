package io.chancery.testing;

import io.chancery.servers.KafkaConfig;
import io.chancery.servers.KafkaServer;
import io.chancery.servers.PostgresConfig;
import io.chancery.servers.PostgresServer;
import java.util.function.Supplier;

/**
 * One PostgreSQL and one Kafka for all tests of this JVM, started when first asked for and gone with the JVM.
 *
 * <p>They run in containers where a container engine answers, else as plain child processes. {@code -Dchancery.docker=false}
 * asks for child processes in any case.
 */
public final class TestServers {

    private static final String POSTGRES = "chancery.testing.postgres";
    private static final String KAFKA = "chancery.testing.kafka";

    private TestServers() {}

    public static SharedPostgres postgres() {
        String[] address = shared(
                        POSTGRES, () -> Containers.available() ? Containers.startPostgres() : startEmbeddedPostgres())
                .split(":");
        return new SharedPostgres(address[0], Integer.parseInt(address[1]));
    }

    public static SharedKafka kafka() {
        return new SharedKafka(
                shared(KAFKA, () -> Containers.available() ? Containers.startKafka() : startEmbeddedKafka()));
    }

    /**
     * The address is kept in a system property and guarded by an interned string, because a Quarkus test run loads this
     * class several times, and each copy has its own static fields.
     */
    private static String shared(String property, Supplier<String> start) {
        synchronized (property.intern()) {
            String address = System.getProperty(property);
            if (address == null) {
                address = start.get();
                System.setProperty(property, address);
            }
            return address;
        }
    }

    private static String startEmbeddedPostgres() {
        return "127.0.0.1:" + PostgresServer.start(PostgresConfig.temporary()).port();
    }

    private static String startEmbeddedKafka() {
        return KafkaServer.start(KafkaConfig.temporary()).bootstrapServers();
    }
}
