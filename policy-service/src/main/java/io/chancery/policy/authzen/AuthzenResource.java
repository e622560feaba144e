package io.chancery.policy.authzen;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.chancery.contracts.ContractJson;
import io.chancery.policy.PolicyConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** OpenID AuthZEN Authorization API 1.0: single and several evaluations, and the metadata of this decision point. */
@Path("/")
public class AuthzenResource {

    static final int BODY_LIMIT_BYTES = 524_288;

    private static final String EVALUATION = "access/v1/evaluation";
    private static final String EVALUATIONS = "access/v1/evaluations";

    private final JsonEndpoint endpoint;
    private final Evaluations evaluations;
    private final Optional<String> publicUrl;

    public AuthzenResource(JsonEndpoint endpoint, Evaluations evaluations, PolicyConfig config) {
        this.endpoint = endpoint;
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
        return Uni.createFrom()
                .item(JsonEndpoint.json(request, 200, new Metadata(url, base + EVALUATION, base + EVALUATIONS)));
    }

    private Uni<Response> answered(
            HttpServerRequest request, byte @Nullable [] body, Function<byte[], EvaluationsRequest> reader) {
        return endpoint.handle(request, body, BODY_LIMIT_BYTES, (enforcer, sent) -> {
            EvaluationsRequest asked = reader.apply(sent);
            return evaluations
                    .answer(enforcer, asked)
                    .map(answers -> ContractJson.write(asked.single() ? answers.getFirst() : new Several(answers)));
        });
    }
}
