package io.chancery.report.http;

import io.chancery.runtime.activity.ActivitySpool;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What an operator watches, beside the requests: how much activity waits. */
@ApplicationScoped
public class ReportMetrics {

    void register(@Observes StartupEvent event, MeterRegistry registry, ActivitySpool spool) {
        Gauge.builder("chancery.activity.spool", spool, ActivitySpool::waitingBytes)
                .description("activity that waits for Kafka")
                .baseUnit("bytes")
                .strongReference(true)
                .register(registry);
    }
}
