package io.chancery.identity.internal;

import io.chancery.identity.session.EncodedMessages;
import io.chancery.runtime.http.InternalCalls;
import io.chancery.runtime.internal.SealMessageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Seals why a call was denied. Only policy-service may ask, since only it decides. */
@Path("/internal/authorization-messages")
public class MessagesResource {

    private static final Set<String> POLICY = Set.of("policy");

    private final InternalCalls calls;
    private final EncodedMessages messages;
    private final Clock clock = Clock.systemUTC();

    public MessagesResource(InternalCalls calls, EncodedMessages messages) {
        this.calls = calls;
        this.messages = messages;
    }

    @POST
    public Uni<Response> seal(@Context HttpServerRequest request, byte @Nullable [] body) {
        return calls.answer(
                new InternalCalls.Received(request, body, POLICY),
                SealMessageRequest.class,
                asked -> Uni.createFrom()
                        .item(() -> new SealMessageRequest.Answer(
                                messages.seal(asked.account(), asked.message(), clock.instant()))));
    }
}
