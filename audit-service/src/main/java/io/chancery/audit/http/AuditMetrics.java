package io.chancery.audit.http;

import io.chancery.audit.fold.FoldLag;
import io.chancery.contracts.Position;
import io.chancery.store.consume.EventFold;
import io.chancery.store.consume.ShardKey;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What an operator watches: how far each shard is folded, how much is left, whether one has stopped. */
@ApplicationScoped
public class AuditMetrics {

    void register(@Observes StartupEvent event, MeterRegistry registry, EventFold fold, FoldLag lag) {
        for (Position each : fold.positions()) {
            var key = new ShardKey(each.log(), each.shard());
            Tags tags = Tags.of("log", key.log().wireName(), "shard", String.valueOf(key.shard()));
            Gauge.builder("chancery.fold.position", fold, found -> position(found, key))
                    .description("the last event that is folded")
                    .tags(tags)
                    .strongReference(true)
                    .register(registry);
            Gauge.builder("chancery.fold.lag", lag, found -> found.of(key))
                    .description("offsets of the events topic that are not folded yet, commit markers included")
                    .tags(tags)
                    .strongReference(true)
                    .register(registry);
        }
        Gauge.builder(
                        "chancery.fold.stopped",
                        fold,
                        found -> found.status().stopped().size())
                .description("shards that met something they cannot apply")
                .strongReference(true)
                .register(registry);
        Gauge.builder("chancery.fold.leading", fold, found -> found.status().leading() ? 1 : 0)
                .description("1 if this replica folds")
                .strongReference(true)
                .register(registry);
    }

    private static double position(EventFold fold, ShardKey key) {
        return fold.positions().stream()
                .filter(position -> position.log() == key.log() && position.shard() == key.shard())
                .mapToLong(Position::sequence)
                .findFirst()
                .orElse(0);
    }
}
