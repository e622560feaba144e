package io.chancery.identity.http;

import io.chancery.runtime.activity.ActivitySpool;
import io.chancery.store.relay.Relay;
import io.chancery.store.relay.RelayStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What an operator watches: whether somebody publishes, and how much waits. */
@ApplicationScoped
public class RelayMetrics {

    void register(@Observes StartupEvent event, MeterRegistry registry, Relay relay, ActivitySpool spool) {
        Gauge.builder("chancery.relay.leading", relay, found -> found.status() instanceof RelayStatus.Leading ? 1 : 0)
                .description("1 if this replica publishes the log")
                .strongReference(true)
                .register(registry);
        Gauge.builder("chancery.relay.halted", relay, found -> found.status() instanceof RelayStatus.Halted ? 1 : 0)
                .description("1 if tables and topics contradict each other and nothing is published any more")
                .strongReference(true)
                .register(registry);
        Gauge.builder(
                        "chancery.relay.backlog",
                        relay,
                        found -> found.status() instanceof RelayStatus.Leading leading ? leading.backlog() : 0)
                .description("events that were waiting to be published at the last look")
                .strongReference(true)
                .register(registry);
        Gauge.builder("chancery.activity.spool", spool, ActivitySpool::waitingBytes)
                .description("activity that waits for Kafka")
                .baseUnit("bytes")
                .strongReference(true)
                .register(registry);
    }
}
