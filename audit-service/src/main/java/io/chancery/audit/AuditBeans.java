package io.chancery.audit;

import io.chancery.audit.fold.FoldLag;
import io.chancery.audit.fold.LogFold;
import io.chancery.audit.ledger.LedgerFold;
import io.chancery.audit.ledger.LedgerPublisher;
import io.chancery.contracts.Log;
import io.chancery.contracts.Shards;
import io.chancery.runtime.ChanceryConfig;
import io.chancery.store.consume.EventFold;
import io.chancery.store.consume.FoldSettings;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;

/** Puts the libraries' parts together into this service. */
@ApplicationScoped
public class AuditBeans {

    @Produces
    @Singleton
    Shards shards(ChanceryConfig config) {
        return new Shards(config.shards());
    }

    @Produces
    @Singleton
    EventFold fold(
            Shards shards,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            Mutiny.SessionFactory sessions,
            Vertx vertx) {
        return new EventFold(
                FoldSettings.of(LedgerFold.NAME, List.of(Log.IDENTITY, Log.POLICY), shards, bootstrapServers),
                sessions,
                vertx,
                LogFold::apply);
    }

    @Produces
    @Singleton
    LedgerPublisher publisher(
            Shards shards,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            Mutiny.SessionFactory sessions,
            Vertx vertx) {
        return new LedgerPublisher(shards, bootstrapServers, sessions, vertx);
    }

    @Produces
    @Singleton
    FoldLag lag(
            Shards shards,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            Mutiny.SessionFactory sessions,
            Vertx vertx) {
        return new FoldLag(shards, bootstrapServers, sessions, vertx);
    }
}
