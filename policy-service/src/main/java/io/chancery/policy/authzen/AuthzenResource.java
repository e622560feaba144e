package io.chancery.policy.authzen;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.chancery.policy.config.PolicyConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** OpenID AuthZEN Authorization API 1.0: the metadata of this decision point. */
@Path("/")
public class AuthzenResource {

    private static final String SEARCH = "/access/v1/search/";

    private final Optional<String> publicUrl;

    public AuthzenResource(PolicyConfig config) {
        this.publicUrl = config.publicUrl();
    }

    /** What a client learns about this decision point ("Policy Decision Point Metadata"). */
    record Metadata(
            @JsonProperty("policy_decision_point") String policyDecisionPoint,
            @JsonProperty("access_evaluation_endpoint") String evaluation,
            @JsonProperty("access_evaluations_endpoint") String evaluations,
            @JsonProperty("search_subject_endpoint") String searchSubject,
            @JsonProperty("search_resource_endpoint") String searchResource,
            @JsonProperty("search_action_endpoint") String searchAction) {

        static Metadata at(String url) {
            String base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
            return new Metadata(
                    url,
                    base + EvaluationRoutes.EVALUATION,
                    base + EvaluationRoutes.EVALUATIONS,
                    base + SEARCH + "subject",
                    base + SEARCH + "resource",
                    base + SEARCH + "action");
        }
    }

    @GET
    @Path(".well-known/authzen-configuration")
    public Uni<Response> metadata(@Context HttpServerRequest request) {
        String url = publicUrl.orElseGet(() -> request.scheme() + "://" + request.authority());
        return Uni.createFrom().item(JsonEndpoint.json(request, 200, Metadata.at(url)));
    }
}
