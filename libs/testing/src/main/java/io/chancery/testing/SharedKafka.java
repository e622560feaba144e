package io.chancery.testing;

import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * The Kafka broker that all tests of this JVM share. It makes no topic by itself.
 *
 * @param bootstrapServers what clients take as {@code bootstrap.servers}
 */
public record SharedKafka(String bootstrapServers) {

    /** An admin client, for the caller to close. */
    public Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }
}
