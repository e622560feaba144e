package io.chancery.policy.authzen;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.chancery.contracts.ContractJson;
import io.chancery.policy.PolicyConfig;
import io.chancery.runtime.http.Failures;
import io.chancery.runtime.internal.InternalError;
import io.chancery.store.append.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** OpenID AuthZEN Authorization API 1.0: single and several evaluations, and the metadata of this decision point. */
@Path("/")
public class AuthzenResource {

    static final int BODY_LIMIT_BYTES = 524_288;

    private static final String EVALUATION = "access/v1/evaluation";
    private static final String EVALUATIONS = "access/v1/evaluations";
    private static final String REQUEST_ID = "X-Request-ID";
    private static final Pattern REQUEST_ID_FORM = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private final Enforcers enforcers;
    private final Evaluations evaluations;
    private final Optional<String> publicUrl;

    public AuthzenResource(Enforcers enforcers, Evaluations evaluations, PolicyConfig config) {
        this.enforcers = enforcers;
        this.evaluations = evaluations;
        this.publicUrl = config.publicUrl();
    }

    /** The answer to several questions. */
    record Several(List<EvaluationAnswer> evaluations) {}

    /** What a client learns about this decision point ("Policy Decision Point Metadata"). */
    record Metadata(
            @JsonProperty("policy_decision_point") String policyDecisionPoint,
            @JsonProperty("access_evaluation_endpoint") String evaluation,
            @JsonProperty("access_evaluations_endpoint") String evaluations) {}

    @POST
    @Path(EVALUATION)
    public Uni<Response> evaluation(@Context HttpServerRequest request, byte @Nullable [] body) {
        return answered(
                request,
                body,
                sent -> new EvaluationsRequest(
                        List.of(EvaluationReader.one(sent)), EvaluationsRequest.Semantic.EXECUTE_ALL, true));
    }

    @POST
    @Path(EVALUATIONS)
    public Uni<Response> evaluations(@Context HttpServerRequest request, byte @Nullable [] body) {
        return answered(request, body, EvaluationReader::many);
    }

    @GET
    @Path(".well-known/authzen-configuration")
    public Uni<Response> metadata(@Context HttpServerRequest request) {
        String url = publicUrl.orElseGet(() -> request.scheme() + "://" + request.authority());
        String base = url.endsWith("/") ? url : url + "/";
        return Uni.createFrom().item(json(request, 200, new Metadata(url, base + EVALUATION, base + EVALUATIONS)));
    }

    private Uni<Response> answered(
            HttpServerRequest request, byte @Nullable [] body, Function<byte[], EvaluationsRequest> reader) {
        byte[] sent = body == null ? new byte[0] : body;
        return Uni.createFrom()
                .deferred(() -> {
                    Optional<Enforcer> enforcer = enforcers.authenticate(request, sent);
                    if (enforcer.isEmpty()) {
                        return Uni.createFrom().item(unauthorized(request));
                    }
                    requireJson(request, sent);
                    EvaluationsRequest asked = reader.apply(sent);
                    return evaluations
                            .answer(enforcer.get(), asked)
                            .map(answers ->
                                    json(request, 200, asked.single() ? answers.getFirst() : new Several(answers)));
                })
                .onFailure()
                .recoverWithItem(failure -> failed(request, failure));
    }

    private static void requireJson(HttpServerRequest request, byte[] body) {
        String contentType =
                Optional.ofNullable(request.getHeader(HttpHeaders.CONTENT_TYPE)).orElse("");
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!type.equals(MediaType.APPLICATION_JSON)) {
            throw InvalidRequest.unsupportedType(contentType);
        }
        if (body.length > BODY_LIMIT_BYTES) {
            throw InvalidRequest.tooLarge(body.length, BODY_LIMIT_BYTES);
        }
    }

    private static Response unauthorized(HttpServerRequest request) {
        Response response = json(
                request,
                401,
                new InternalError("Unauthorized", "This needs a bearer token, or a signed request to the gateway."));
        return Response.fromResponse(response)
                .header("WWW-Authenticate", "Bearer")
                .build();
    }

    private static Response failed(HttpServerRequest request, Throwable failure) {
        if (failure instanceof InvalidRequest invalid) {
            return json(request, invalid.status(), new InternalError(Refusal.VALIDATION_ERROR.code(), invalid.text()));
        }
        Failures.Told told = Failures.tellAndLog(
                failure, requestId(request).orElseGet(() -> UUID.randomUUID().toString()));
        return json(request, told.status(), new InternalError(told.code(), told.message()));
    }

    private static Response json(HttpServerRequest request, int status, Object entity) {
        Response.ResponseBuilder response =
                Response.status(status).type(MediaType.APPLICATION_JSON).entity(ContractJson.write(entity));
        requestId(request).ifPresent(id -> response.header(REQUEST_ID, id));
        return response.build();
    }

    /** Echoed only if it is plain text: a header's value must not become another header. */
    private static Optional<String> requestId(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader(REQUEST_ID))
                .filter(id -> REQUEST_ID_FORM.matcher(id).matches());
    }
}
