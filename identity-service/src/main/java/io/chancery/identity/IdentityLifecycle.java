package io.chancery.identity;

import io.chancery.identity.account.AccountBootstrap;
import io.chancery.identity.store.KeyEncryptionKey;
import io.chancery.identity.store.SealedSecrets;
import io.chancery.store.append.EventStore;
import io.chancery.store.database.DatabaseLoop;
import io.chancery.store.relay.Relay;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** From migrated tables to a service at work, and back. */
@ApplicationScoped
public class IdentityLifecycle {

    private static final Logger LOG = Logger.getLogger(IdentityLifecycle.class);

    private final EventStore store;
    private final Relay relay;
    private final SealedSecrets secrets;
    private final KeyEncryptionKey kek;
    private final AccountBootstrap bootstrap;
    private final DatabaseLoop database;
    private volatile Optional<String> problem = Optional.of("starting");

    public IdentityLifecycle(
            EventStore store,
            Relay relay,
            SealedSecrets secrets,
            KeyEncryptionKey kek,
            AccountBootstrap bootstrap,
            Mutiny.SessionFactory sessions,
            Vertx vertx) {
        this.store = store;
        this.relay = relay;
        this.secrets = secrets;
        this.kek = kek;
        this.bootstrap = bootstrap;
        this.database = new DatabaseLoop(sessions, vertx);
    }

    void start(@Observes StartupEvent event) {
        database.await(store::initialise);
        relay.start();
        problem = checkKey();
        problem.ifPresent(LOG::error);
        if (problem.isEmpty()) {
            bootstrap.resumeAll();
        }
    }

    /** Why this service cannot work although its database answers; empty if it can. */
    public Optional<String> problem() {
        return problem;
    }

    private Optional<String> checkKey() {
        if (kek.problem().isPresent()) {
            return kek.problem();
        }
        try {
            database.await(secrets::check);
            return Optional.empty();
        } catch (DatabaseLoop.DatabaseUnavailable e) {
            return Optional.of("the stored secrets cannot be opened: " + e.getCause());
        }
    }

    void stop(@Observes ShutdownEvent event) {
        bootstrap.stop();
        relay.stop();
    }
}
