package io.chancery.policy.internal;

import io.chancery.contracts.Log;
import io.chancery.contracts.Shards;
import io.chancery.contracts.policy.PolicyStreams;
import io.chancery.runtime.http.InternalCalls;
import io.chancery.store.verify.Verifier;
import io.chancery.store.verify.VerifierSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Proves, for the operator, that the policy log is whole: chain, density, states, topics. */
@Path("/internal/verify")
public class VerifyResource {

    private static final Set<String> OPERATORS_DOOR = Set.of("gateway");

    private final InternalCalls calls;
    private final Verifier verifier;

    public VerifyResource(
            InternalCalls calls,
            Shards shards,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            Mutiny.SessionFactory sessions,
            Vertx vertx) {
        this.calls = calls;
        this.verifier = new Verifier(
                VerifierSettings.of(Log.POLICY, shards, bootstrapServers, PolicyStreams.ALL), sessions, vertx);
    }

    /** What a verification takes: nothing, written {@code {}}. */
    public record Verify() {}

    @POST
    public Uni<Response> verify(@Context HttpServerRequest request, byte @Nullable [] body) {
        return calls.answer(
                new InternalCalls.Received(request, body, OPERATORS_DOOR), Verify.class, asked -> verifier.verify());
    }
}
