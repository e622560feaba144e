package io.chancery.policy;

import io.chancery.contracts.Log;
import io.chancery.contracts.Shards;
import io.chancery.contracts.identity.IdentityStreams;
import io.chancery.contracts.policy.PolicyStreams;
import io.chancery.language.compile.CompiledEvaluator;
import io.chancery.language.evaluate.NamedPolicy;
import io.chancery.language.evaluate.PolicyEvaluator;
import io.chancery.policy.authzen.EntityNames;
import io.chancery.policy.cache.DecisionCache;
import io.chancery.policy.catalogue.AwsManagedPolicies;
import io.chancery.policy.config.AuthzenConfig;
import io.chancery.policy.config.PolicyConfig;
import io.chancery.policy.decision.AwsPolicies;
import io.chancery.policy.decision.CacheReader;
import io.chancery.policy.decision.DecisionEngine;
import io.chancery.policy.decision.Decisions;
import io.chancery.policy.decision.FreshAuthorizer;
import io.chancery.policy.decision.GuardedResources;
import io.chancery.policy.decision.Heads;
import io.chancery.policy.decision.MessageSealer;
import io.chancery.policy.decision.Principals;
import io.chancery.policy.decision.SessionVerifier;
import io.chancery.runtime.ChanceryConfig;
import io.chancery.runtime.activity.ActivitySink;
import io.chancery.runtime.http.QueryEndpoint;
import io.chancery.runtime.internal.InternalCredentials;
import io.chancery.runtime.internal.SessionStatements;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.pipeline.Authorizer;
import io.chancery.runtime.pipeline.Pipeline;
import io.chancery.store.append.EventStore;
import io.chancery.store.consume.StateReader;
import io.chancery.store.consume.StateReaderSettings;
import io.chancery.store.relay.Relay;
import io.chancery.store.relay.RelaySettings;
import io.chancery.wire.operation.OperationRegistry;
import io.quarkus.arc.Arc;
import io.quarkus.arc.DefaultBean;
import io.quarkus.arc.InstanceHandle;
import io.quarkus.arc.Unremovable;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;

/** Puts the libraries' parts together into this service. */
@ApplicationScoped
@Unremovable
public class PolicyBeans {

    private static final String KAFKA = "kafka.bootstrap.servers";

    @Produces
    @Singleton
    Shards shards(ChanceryConfig config) {
        return new Shards(config.shards());
    }

    @Produces
    @Singleton
    Relay relay(
            Shards shards,
            @ConfigProperty(name = KAFKA) String bootstrapServers,
            Mutiny.SessionFactory sessions,
            Vertx vertx) {
        return new Relay(RelaySettings.of(Log.POLICY, shards, bootstrapServers), sessions, vertx);
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
        return new EventStore(Log.POLICY, shards, sessions, vertx, groupLimit, relay::wake);
    }

    @Produces
    @Singleton
    DecisionCache decisionCache(Shards shards) {
        return new DecisionCache(shards);
    }

    @Produces
    @Singleton
    StateReader stateReader(Shards shards, @ConfigProperty(name = KAFKA) String bootstrapServers, DecisionCache cache) {
        return new StateReader(
                StateReaderSettings.of("decisions", List.of(Log.IDENTITY, Log.POLICY), shards, bootstrapServers)
                        .withStreams(Log.IDENTITY, IdentityStreams.ALL)
                        .withStreams(Log.POLICY, PolicyStreams.ALL),
                cache);
    }

    @Produces
    @Singleton
    Principals principals(DecisionCache cache, SessionStatements statements) {
        return new Principals(cache, new SessionVerifier(statements::verify), Clock.systemUTC());
    }

    @Produces
    @Singleton
    @DefaultBean
    PolicyEvaluator evaluator() {
        return new CompiledEvaluator();
    }

    @Produces
    @Singleton
    @DefaultBean
    DecisionEngine engine() {
        return new CompiledEvaluator()::evaluate;
    }

    @Produces
    @Singleton
    AwsPolicies awsPolicies(AwsManagedPolicies catalogue) {
        return AwsPolicies.compilingOnce(id -> catalogue
                .byId(id)
                .flatMap(policy -> catalogue.document(id).map(document -> NamedPolicy.of(policy.arn(), document))));
    }

    @Produces
    @Singleton
    Decisions decisions(
            DecisionCache cache,
            CacheReader reader,
            Principals principals,
            AwsPolicies aws,
            DecisionEngine engine,
            GuardedResources guarded) {
        return new Decisions(cache, reader, principals, aws, engine, guarded, Clock.systemUTC());
    }

    @Produces
    @Singleton
    EntityNames entityNames(AuthzenConfig config) {
        return EntityNames.of(config);
    }

    @Produces
    @Singleton
    FreshAuthorizer freshAuthorizer(
            Decisions decisions,
            Principals principals,
            CacheReader reader,
            Heads heads,
            Shards shards,
            PolicyConfig config,
            MessageSealer sealer) {
        return new FreshAuthorizer(decisions, principals, reader, heads, shards, config.maxStaleness(), sealer);
    }

    @Produces
    @Singleton
    OperationRegistry operations() {
        return OperationRegistry.of(PolicyOperations.ALL);
    }

    @Produces
    @Singleton
    Collaborators collaborators() {
        return PolicyBeans::bean;
    }

    @Produces
    @Singleton
    Pipeline pipeline(
            EventStore store, FreshAuthorizer authorizer, ActivitySink activity, Collaborators collaborators) {
        Authorizer own = authorizer.forOwnOperations();
        return new Pipeline(store, own, activity, collaborators);
    }

    @Produces
    @Singleton
    QueryEndpoint queryEndpoint(OperationRegistry operations, Pipeline pipeline, InternalCredentials credentials) {
        return new QueryEndpoint(operations, pipeline, credentials);
    }

    private static <B> B bean(Class<B> type) {
        InstanceHandle<B> handle = Arc.container().instance(type);
        if (!handle.isAvailable()) {
            throw new IllegalStateException("policy-service has no bean of " + type);
        }
        return handle.get();
    }
}
