package io.chancery.policy;

import io.chancery.policy.catalogue.CatalogueActivation;
import io.chancery.policy.config.PolicyConfig;
import io.chancery.policy.healing.PrincipalRetirement;
import io.chancery.policy.organization.OrganizationCreation;
import io.chancery.store.append.EventStore;
import io.chancery.store.consume.StateReader;
import io.chancery.store.database.DatabaseLoop;
import io.chancery.store.relay.Relay;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.hibernate.reactive.mutiny.Mutiny;

/** From migrated tables to a service at work, and back. */
@ApplicationScoped
public class PolicyLifecycle {

    private final EventStore store;
    private final Relay relay;
    private final StateReader reader;
    private final CatalogueActivation catalogue;
    private final OrganizationCreation organization;
    private final PrincipalRetirement retirement;
    private final DatabaseLoop database;
    private final boolean training;

    public PolicyLifecycle(
            EventStore store,
            Relay relay,
            StateReader reader,
            CatalogueActivation catalogue,
            OrganizationCreation organization,
            PrincipalRetirement retirement,
            Mutiny.SessionFactory sessions,
            Vertx vertx,
            PolicyConfig config) {
        this.store = store;
        this.relay = relay;
        this.reader = reader;
        this.catalogue = catalogue;
        this.organization = organization;
        this.retirement = retirement;
        this.database = new DatabaseLoop(sessions, vertx);
        this.training = config.training();
    }

    void start(@Observes StartupEvent event) {
        if (training) {
            reader.start();
            return;
        }
        database.await(store::initialise);
        relay.start();
        reader.start();
        database.await(catalogue::activate);
        database.await(organization::create);
        retirement.start();
    }

    void stop(@Observes ShutdownEvent event) {
        retirement.stop();
        reader.stop();
        relay.stop();
    }
}
