package io.chancery.policy.authzen;

import io.chancery.contracts.ContractJson;
import io.chancery.policy.decision.Denials;
import io.chancery.policy.decision.MessageSealer;
import io.chancery.runtime.failure.Failures;
import io.chancery.runtime.internal.InternalError;
import io.chancery.store.append.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * JSON in, JSON out, for those who ask for decisions: finds out who asks, bounds the body, and words every failure. An
 * endpoint is this with a path.
 */
@ApplicationScoped
public class JsonEndpoint {

    private static final String REQUEST_ID = "X-Request-ID";
    private static final CharSequence REQUEST_ID_SENT = HttpHeaders.createOptimized(REQUEST_ID);
    private static final Set<HttpMethod> BODILESS = Set.of(HttpMethod.GET, HttpMethod.DELETE);
    private static final Pattern REQUEST_ID_FORM = Pattern.compile("[\\x20-\\x7e]{1,256}");

    private final Enforcers enforcers;
    private final Denials denials;

    public JsonEndpoint(Enforcers enforcers, MessageSealer sealer) {
        this.enforcers = enforcers;
        this.denials = new Denials(sealer);
    }

    /** Answers one request of somebody who is known. */
    @FunctionalInterface
    public interface Answerer {

        /**
         * @return JSON; it may fail with, or throw, {@link InvalidRequest} and {@link io.chancery.store.append.Refused}
         */
        Uni<byte[]> answer(Enforcer enforcer, byte[] body);
    }

    /** The same where the answer has a status of its own. */
    @FunctionalInterface
    public interface Responder {

        /** @return it may fail as an {@link Answerer} may */
        Uni<Reply> respond(Enforcer enforcer, byte[] body);
    }

    /**
     * An answer.
     *
     * @param json absent if there is no body
     */
    public record Reply(int status, Optional<byte[]> json, Map<String, String> headers) {

        public static Reply of(int status, byte[] json) {
            return new Reply(status, Optional.of(json), Map.of());
        }

        public static Reply empty(int status) {
            return new Reply(status, Optional.empty(), Map.of());
        }

        public Reply with(String header, String value) {
            Map<String, String> more = new TreeMap<>(headers);
            more.put(header, value);
            return new Reply(status, json, more);
        }
    }

    /** Never fails: whatever goes wrong is an answer. */
    public Uni<Response> handle(
            HttpServerRequest request, byte @Nullable [] body, int bodyLimitBytes, Answerer answerer) {
        return respond(
                request,
                body,
                bodyLimitBytes,
                (enforcer, sent) -> answerer.answer(enforcer, sent).map(answer -> Reply.of(200, answer)));
    }

    /** Never fails: whatever goes wrong is an answer. */
    public Uni<Response> respond(
            HttpServerRequest request, byte @Nullable [] body, int bodyLimitBytes, Responder responder) {
        return reply(request, body == null ? new byte[0] : body, bodyLimitBytes, responder)
                .map(JsonEndpoint::response);
    }

    private Uni<Reply> reply(HttpServerRequest request, byte[] body, int bodyLimitBytes, Responder responder) {
        Uni<Reply> reply;
        try {
            reply = replied(request, body, bodyLimitBytes, responder);
        } catch (RuntimeException e) {
            return failed(request, e);
        }
        return reply.onFailure().recoverWithUni(failure -> failed(request, failure));
    }

    private Uni<Reply> replied(HttpServerRequest request, byte[] body, int bodyLimitBytes, Responder responder) {
        Optional<Enforcer> enforcer = admitted(request, body, bodyLimitBytes);
        if (enforcer.isEmpty()) {
            return Uni.createFrom().item(unauthorized(request));
        }
        return responder.respond(enforcer.get(), body).map(reply -> identified(request, reply));
    }

    /**
     * Who asks; empty if that is nobody whose credential counts.
     *
     * @throws InvalidRequest if the body is not what a request of this method has
     */
    Optional<Enforcer> admitted(HttpServerRequest request, byte[] body, int bodyLimitBytes) {
        Optional<Enforcer> enforcer = enforcers.authenticate(request, body);
        if (enforcer.isPresent() && !BODILESS.contains(request.method())) {
            requireJson(request, body, bodyLimitBytes);
        }
        return enforcer;
    }

    private static void requireJson(HttpServerRequest request, byte[] body, int bodyLimitBytes) {
        String contentType = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (contentType == null || !isJson(contentType)) {
            throw InvalidRequest.unsupportedType(contentType == null ? "" : contentType);
        }
        if (body.length > bodyLimitBytes) {
            throw InvalidRequest.tooLarge(body.length, bodyLimitBytes);
        }
    }

    private static boolean isJson(String contentType) {
        int parameters = contentType.indexOf(';');
        String type = parameters < 0 ? contentType : contentType.substring(0, parameters);
        return type.strip().toLowerCase(Locale.ROOT).equals(MediaType.APPLICATION_JSON);
    }

    static Reply unauthorized(HttpServerRequest request) {
        return identified(
                request,
                told(401, "Unauthorized", "This needs a bearer token, or a signed request to the gateway.")
                        .with("WWW-Authenticate", "Bearer"));
    }

    /** What went wrong, as it is told to who asked; of a denial, why comes sealed. Never fails. */
    Uni<Reply> failed(HttpServerRequest request, Throwable failure) {
        if (failure instanceof EnforcerDenied denied) {
            EnforcerDenied.Denial denial = denied.denial();
            return denials.encoded(denial.actor(), denial.permission(), denial.verdict())
                    .map(message -> failure(request, denied.with(message)));
        }
        return Uni.createFrom().item(failure(request, failure));
    }

    private static Reply failure(HttpServerRequest request, Throwable failure) {
        if (failure instanceof InvalidRequest invalid) {
            return identified(request, told(invalid.status(), Refusal.VALIDATION_ERROR.code(), invalid.text()));
        }
        Failures.Told told = Failures.tellAndLog(
                failure, requestId(request).orElseGet(() -> UUID.randomUUID().toString()));
        return identified(request, told(told.status(), told.code(), told.message()));
    }

    private static Reply told(int status, String code, String message) {
        return Reply.of(status, ContractJson.write(new InternalError(code, message)));
    }

    static Response json(HttpServerRequest request, int status, Object entity) {
        return response(identified(request, Reply.of(status, ContractJson.write(entity))));
    }

    static Reply identified(HttpServerRequest request, Reply reply) {
        Optional<String> id = requestId(request);
        return id.isPresent() ? reply.with(REQUEST_ID, id.get()) : reply;
    }

    private static Response response(Reply reply) {
        Response.ResponseBuilder response = Response.status(reply.status());
        reply.json().ifPresent(json -> response.type(MediaType.APPLICATION_JSON).entity(json));
        reply.headers().forEach(response::header);
        return response.build();
    }

    /** Echoed only if it is plain text: a header's value must not become another header. */
    private static Optional<String> requestId(HttpServerRequest request) {
        String id = request.getHeader(REQUEST_ID_SENT);
        return id != null && REQUEST_ID_FORM.matcher(id).matches() ? Optional.of(id) : Optional.empty();
    }
}
