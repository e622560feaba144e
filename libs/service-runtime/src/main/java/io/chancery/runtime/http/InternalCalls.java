package io.chancery.runtime.http;

import io.chancery.contracts.ContractJson;
import io.chancery.contracts.UnreadableRecord;
import io.chancery.runtime.failure.Failures;
import io.chancery.runtime.internal.InternalCredential;
import io.chancery.runtime.internal.InternalCredentials;
import io.chancery.runtime.internal.InternalError;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How every internal call is taken in and answered: credential, record in, record or {@link InternalError} out. */
@ApplicationScoped
public class InternalCalls {

    private final InternalCredentials credentials;

    public InternalCalls(InternalCredentials credentials) {
        this.credentials = credentials;
    }

    /** An internal call: what it came with, and who may make it. */
    public record Received(HttpServerRequest request, byte @Nullable [] body, Set<String> issuers) {

        byte[] bytes() {
            return body == null ? new byte[0] : body;
        }
    }

    /** Answers 200 with what the work makes of the record alone. Never fails: whatever goes wrong is an answer. */
    public <T, R> Uni<Response> answer(Received received, Class<T> type, Function<T, Uni<R>> work) {
        return answer(received, type, 200, (credential, asked) -> work.apply(asked));
    }

    /** Answers 200 with what the work makes. Never fails: whatever goes wrong is an answer. */
    public <T, R> Uni<Response> answer(
            Received received, Class<T> type, BiFunction<InternalCredential, T, Uni<R>> work) {
        return answer(received, type, 200, work);
    }

    /** The same with another status. */
    public <T, R> Uni<Response> answer(
            Received received, Class<T> type, int status, BiFunction<InternalCredential, T, Uni<R>> work) {
        return Uni.createFrom()
                .deferred(() -> {
                    InternalCredential credential = require(received);
                    return work.apply(credential, read(received, type))
                            .map(answer -> json(status, answer))
                            .onFailure()
                            .recoverWithItem(failure -> failed(failure, credential.requestId()));
                })
                .onFailure()
                .recoverWithItem(failure -> failed(failure, UUID.randomUUID().toString()));
    }

    private InternalCredential require(Received received) {
        HttpServerRequest request = received.request();
        return credentials.require(
                request.getHeader(InternalCredential.HEADER),
                received.issuers(),
                request.method().name(),
                request.uri(),
                received.bytes());
    }

    private static <T> T read(Received received, Class<T> type) {
        try {
            return ContractJson.read(received.bytes(), type);
        } catch (UnreadableRecord e) {
            throw new Refused(Refusal.VALIDATION_ERROR, "The body is not a valid " + type.getSimpleName() + ".");
        }
    }

    private static Response failed(Throwable failure, String requestId) {
        Failures.Told told = Failures.tellAndLog(failure, requestId);
        return json(told.status(), new InternalError(told.code(), told.message()));
    }

    private static Response json(int status, Object answer) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(ContractJson.write(answer))
                .build();
    }
}
