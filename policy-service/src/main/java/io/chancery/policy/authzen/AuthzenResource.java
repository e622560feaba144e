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
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** OpenID AuthZEN Authorization API 1.0: single and several evaluations, and the metadata of this decision point. */
@Path("/")
public class AuthzenResource {

    public static final int BODY_LIMIT_BYTES = 524_288;

    private static final String EVALUATION = "access/v1/evaluation";
    private static final String EVALUATIONS = "access/v1/evaluations";
    private static final String SEARCH = "access/v1/search/";

    private final JsonEndpoint endpoint;
    private final Evaluations evaluations;
    private final EntityNames names;
    private final Optional<String> publicUrl;

    public AuthzenResource(JsonEndpoint endpoint, Evaluations evaluations, EntityNames names, PolicyConfig config) {
        this.endpoint = endpoint;
        this.evaluations = evaluations;
        this.names = names;
        this.publicUrl = config.publicUrl();
    }

    /** The answer to several questions. */
    record Several(List<Answered> evaluations) {}

    /** What a client learns about this decision point ("Policy Decision Point Metadata"). */
    record Metadata(
            @JsonProperty("policy_decision_point") String policyDecisionPoint,
            @JsonProperty("access_evaluation_endpoint") String evaluation,
            @JsonProperty("access_evaluations_endpoint") String evaluations,
            @JsonProperty("search_subject_endpoint") String searchSubject,
            @JsonProperty("search_resource_endpoint") String searchResource,
            @JsonProperty("search_action_endpoint") String searchAction) {

        static Metadata at(String url) {
            String base = url.endsWith("/") ? url : url + "/";
            return new Metadata(
                    url,
                    base + EVALUATION,
                    base + EVALUATIONS,
                    base + SEARCH + "subject",
                    base + SEARCH + "resource",
                    base + SEARCH + "action");
        }
    }

    @POST
    @Path(EVALUATION)
    public Uni<Response> evaluation(@Context HttpServerRequest request, byte @Nullable [] body) {
        return answered(request, body, (sent, names) -> EvaluationsRequest.of(EvaluationReader.one(sent, names)));
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
        return Uni.createFrom().item(JsonEndpoint.json(request, 200, Metadata.at(url)));
    }

    private Uni<Response> answered(
            HttpServerRequest request, byte @Nullable [] body, BiFunction<byte[], Names, EvaluationsRequest> reader) {
        return endpoint.handle(request, body, BODY_LIMIT_BYTES, (enforcer, sent) -> {
            EvaluationsRequest asked = reader.apply(sent, names.meantBy(enforcer));
            return evaluations
                    .answer(enforcer, asked)
                    .map(answers -> ContractJson.write(asked.single() ? answers.getFirst() : new Several(answers)));
        });
    }
}
