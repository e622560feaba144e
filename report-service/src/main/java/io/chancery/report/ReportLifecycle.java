package io.chancery.report;

import io.chancery.report.credential.CredentialReports;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;

/** Lets go of what has expired, from start to end. */
@ApplicationScoped
public class ReportLifecycle {

    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final Vertx vertx;
    private final CredentialReports reports;
    private final Clock clock = Clock.systemUTC();
    private long timer;

    public ReportLifecycle(Vertx vertx, CredentialReports reports) {
        this.vertx = vertx;
        this.reports = reports;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(PERIOD.toMillis(), ignored -> reports.forgetExpired(clock.instant()));
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }
}
