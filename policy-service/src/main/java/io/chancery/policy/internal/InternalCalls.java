package io.chancery.policy.internal;

import io.chancery.contracts.ContractJson;
import io.chancery.runtime.http.Failures;
import io.chancery.runtime.internal.InternalCredential;
import io.chancery.runtime.internal.InternalCredentials;
import io.chancery.runtime.internal.InternalError;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What all internal endpoints do: check the credential, read a record, answer with one. */
@ApplicationScoped
public class InternalCalls {

    private final InternalCredentials credentials;

    public InternalCalls(InternalCredentials credentials) {
        this.credentials = credentials;
    }

    /**
     * Never fails: whatever goes wrong is an answer.
     *
     * @param issuers the services that may ask
     */
    <T, R> Uni<Response> answer(
            HttpServerRequest request,
            byte @Nullable [] sent,
            Set<String> issuers,
            Class<T> type,
            Function<T, Uni<R>> work) {
        byte[] body = sent == null ? new byte[0] : sent;
        return Uni.createFrom()
                .deferred(() -> work.apply(credentials.accept(
                        request.getHeader(InternalCredential.HEADER),
                        issuers,
                        request.method().name(),
                        request.uri(),
                        body,
                        type)))
                .map(reply -> json(200, reply))
                .onFailure()
                .recoverWithItem(InternalCalls::failed);
    }

    private static Response failed(Throwable failure) {
        Failures.Told told = Failures.tellAndLog(failure, UUID.randomUUID().toString());
        return json(told.status(), new InternalError(told.code(), told.message()));
    }

    private static Response json(int status, Object entity) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(ContractJson.write(entity))
                .build();
    }
}
