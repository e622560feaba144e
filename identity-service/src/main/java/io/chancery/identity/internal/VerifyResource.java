package io.chancery.identity.internal;

import io.chancery.contracts.Log;
import io.chancery.contracts.Shards;
import io.chancery.contracts.identity.IdentityStreams;
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
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Proves, for the operator, that this log's tables and topics are whole; the body is {@code {}}. */
@Path("/internal/verify")
public class VerifyResource {

    private static final Set<String> GATEWAY = Set.of("gateway");

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
                VerifierSettings.of(Log.IDENTITY, shards, bootstrapServers, IdentityStreams.ALL), sessions, vertx);
    }

    @POST
    public Uni<Response> verify(@Context HttpServerRequest request, byte @Nullable [] body) {
        return calls.answer(
                new InternalCalls.Received(request, body, GATEWAY),
                Map.class,
                (credential, nothing) -> verifier.verify());
    }
}
