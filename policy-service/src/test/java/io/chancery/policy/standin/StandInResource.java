package io.chancery.policy.standin;

import io.chancery.servers.KafkaConfig;
import io.chancery.servers.KafkaServer;
import io.chancery.servers.PortAllocator;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The suite's keys, a broker that nobody else writes to, and where the identity-service that stands in will listen. */
public final class StandInResource implements QuarkusTestResourceLifecycleManager {

    private Optional<KafkaServer> kafka = Optional.empty();

    @Override
    public Map<String, String> start() {
        KafkaServer broker = KafkaServer.start(KafkaConfig.temporary());
        kafka = Optional.of(broker);
        var properties = new HashMap<>(SuiteKeys.make());
        properties.put("kafka.bootstrap.servers", broker.bootstrapServers());
        properties.put("chancery.identity-url", "http://127.0.0.1:" + PortAllocator.next());
        properties.put("quarkus.http.test-port", String.valueOf(PortAllocator.next()));
        return properties;
    }

    @Override
    public void stop() {
        kafka.ifPresent(KafkaServer::close);
    }
}
