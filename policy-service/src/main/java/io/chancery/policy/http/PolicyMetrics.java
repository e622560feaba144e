package io.chancery.policy.http;

import io.chancery.policy.cache.DecisionCache;
import io.chancery.policy.healing.PrincipalRetirement;
import io.chancery.runtime.activity.ActivitySpool;
import io.chancery.store.consume.HeldBack;
import io.chancery.store.consume.StateReader;
import io.chancery.store.relay.Relay;
import io.chancery.store.relay.RelayStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/** What an operator watches: whether decisions are current, whether somebody publishes, and how much waits. */
@ApplicationScoped
public class PolicyMetrics {

    void register(
            @Observes StartupEvent event,
            MeterRegistry registry,
            DecisionCache cache,
            StateReader reader,
            Relay relay,
            PrincipalRetirement retirement,
            ActivitySpool spool) {
        Gauge.builder("chancery.cache.staleness", cache, PolicyMetrics::stalenessSeconds)
                .description("age of the oldest shard's progress; NaN before all shards have one")
                .baseUnit("seconds")
                .strongReference(true)
                .register(registry);
        Gauge.builder("chancery.cache.stopped", reader, found -> found.stopped().size())
                .description("shards whose accounts are denied because a record cannot be read")
                .strongReference(true)
                .register(registry);
        Gauge.builder("chancery.cache.held", reader, found -> found.heldBack().size())
                .description("shards whose changes wait for those of other shards that they depend on")
                .strongReference(true)
                .register(registry);
        Gauge.builder("chancery.cache.held.age", reader, PolicyMetrics::heldSeconds)
                .description("how long ago the oldest of the changes that wait was published; 0 if none waits")
                .baseUnit("seconds")
                .strongReference(true)
                .register(registry);
        Gauge.builder("chancery.relay.leading", relay, found -> found.status() instanceof RelayStatus.Leading ? 1 : 0)
                .description("1 if this replica publishes the log")
                .strongReference(true)
                .register(registry);
        Gauge.builder("chancery.relay.halted", relay, found -> found.status() instanceof RelayStatus.Halted ? 1 : 0)
                .description("1 if tables and topics contradict each other and nothing is published any more")
                .strongReference(true)
                .register(registry);
        Gauge.builder(
                        "chancery.fold.stopped",
                        retirement,
                        found -> found.status().stopped().size())
                .description("shards of identity-service's log whose deletions are not retired any more")
                .strongReference(true)
                .register(registry);
        Gauge.builder("chancery.activity.spool", spool, ActivitySpool::waitingBytes)
                .description("activity that waits for Kafka")
                .baseUnit("bytes")
                .strongReference(true)
                .register(registry);
    }

    private static double heldSeconds(StateReader reader) {
        return reader.heldBack().stream()
                .map(HeldBack::since)
                .min(Comparator.naturalOrder())
                .map(since -> Duration.between(since, Instant.now()).toMillis() / 1_000.0)
                .orElse(0.0);
    }

    private static double stalenessSeconds(DecisionCache cache) {
        return cache.image()
                .oldestProgressAt()
                .map(at -> Duration.between(at, Instant.now()).toMillis() / 1_000.0)
                .orElse(Double.NaN);
    }
}
