package io.chancery.identity;

import io.chancery.contracts.Log;
import io.chancery.contracts.Shards;
import io.chancery.runtime.ChanceryConfig;
import io.chancery.runtime.activity.ActivitySink;
import io.chancery.runtime.http.QueryEndpoint;
import io.chancery.runtime.internal.InternalClient;
import io.chancery.runtime.internal.InternalCredentials;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.pipeline.Authorizer;
import io.chancery.runtime.pipeline.Pipeline;
import io.chancery.runtime.pipeline.RemoteAuthorizer;
import io.chancery.store.append.EventStore;
import io.chancery.store.relay.Relay;
import io.chancery.store.relay.RelaySettings;
import io.chancery.wire.operation.OperationRegistry;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InstanceHandle;
import io.quarkus.arc.Unremovable;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;

/** Puts the libraries' parts together into this service. */
@ApplicationScoped
@Unremovable
public class IdentityBeans {

    @Produces
    @Singleton
    Shards shards(ChanceryConfig config) {
        return new Shards(config.shards());
    }

    @Produces
    @Singleton
    Relay relay(
            Shards shards,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            Mutiny.SessionFactory sessions,
            Vertx vertx) {
        return new Relay(RelaySettings.of(Log.IDENTITY, shards, bootstrapServers), sessions, vertx);
    }

    @Produces
    @Singleton
    EventStore eventStore(
            Shards shards,
            Mutiny.SessionFactory sessions,
            Vertx vertx,
            Relay relay,
            @ConfigProperty(name = EventStore.GROUP_LIMIT, defaultValue = "" + EventStore.DEFAULT_GROUP_LIMIT)
                    int groupLimit) {
        return new EventStore(Log.IDENTITY, shards, sessions, vertx, groupLimit, relay::wake);
    }

    @Produces
    @Singleton
    OperationRegistry operations() {
        return OperationRegistry.of(IdentityOperations.ALL);
    }

    @Produces
    @Singleton
    Authorizer authorizer(InternalClient client) {
        return new RemoteAuthorizer(client);
    }

    @Produces
    @Singleton
    Collaborators collaborators() {
        return IdentityBeans::bean;
    }

    @Produces
    @Singleton
    Pipeline pipeline(EventStore store, Authorizer authorizer, ActivitySink activity, Collaborators collaborators) {
        return new Pipeline(store, authorizer, activity, collaborators);
    }

    @Produces
    @Singleton
    QueryEndpoint queryEndpoint(OperationRegistry operations, Pipeline pipeline, InternalCredentials credentials) {
        return new QueryEndpoint(operations, pipeline, credentials);
    }

    private static <B> B bean(Class<B> type) {
        InstanceHandle<B> handle = Arc.container().instance(type);
        if (!handle.isAvailable()) {
            throw new IllegalStateException("identity-service has no bean of " + type);
        }
        return handle.get();
    }
}
