package io.chancery.audit;

import io.chancery.audit.fold.FoldLag;
import io.chancery.audit.ledger.LedgerPublisher;
import io.chancery.store.consume.EventFold;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** From migrated tables to a service at work, and back. The activity channel starts and ends by itself. */
@ApplicationScoped
public class AuditLifecycle {

    private final EventFold fold;
    private final LedgerPublisher publisher;
    private final FoldLag lag;

    public AuditLifecycle(EventFold fold, LedgerPublisher publisher, FoldLag lag) {
        this.fold = fold;
        this.publisher = publisher;
        this.lag = lag;
    }

    void start(@Observes StartupEvent event) {
        fold.start();
        publisher.start();
        lag.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        lag.stop();
        publisher.stop();
        fold.stop();
    }
}
