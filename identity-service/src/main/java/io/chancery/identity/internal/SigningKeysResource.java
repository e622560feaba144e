package io.chancery.identity.internal;

import io.chancery.identity.session.SigningKeys;
import io.chancery.runtime.http.InternalCalls;
import io.chancery.runtime.internal.SigningKeyRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whom the gateway asks what a request must have been signed with. */
@Path("/internal/signing-keys")
public class SigningKeysResource {

    private static final Set<String> GATEWAY = Set.of("gateway");

    private final InternalCalls calls;
    private final SigningKeys keys;

    public SigningKeysResource(InternalCalls calls, SigningKeys keys) {
        this.calls = calls;
        this.keys = keys;
    }

    @POST
    public Uni<Response> find(@Context HttpServerRequest request, byte @Nullable [] body) {
        return calls.answer(
                new InternalCalls.Received(request, body, GATEWAY),
                SigningKeyRequest.class,
                (credential, asked) -> keys.find(asked));
    }
}
