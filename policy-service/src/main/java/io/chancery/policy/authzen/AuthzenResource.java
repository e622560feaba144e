package io.chancery.policy.authzen;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.chancery.policy.PolicyConfig;
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

    private final Optional<String> publicUrl;

    public AuthzenResource(PolicyConfig config) {
        this.publicUrl = config.publicUrl();
    }

    /** What a client learns about this decision point ("Policy Decision Point Metadata"). */
    record Metadata(
            @JsonProperty("policy_decision_point") String policyDecisionPoint,
            @JsonProperty("access_evaluation_endpoint") String evaluation,
            @JsonProperty("access_evaluations_endpoint") String evaluations) {}

    @GET
    @Path(".well-known/authzen-configuration")
    public Uni<Response> metadata(@Context HttpServerRequest request) {
        String url = publicUrl.orElseGet(() -> request.scheme() + "://" + request.authority());
        String base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        return Uni.createFrom()
                .item(JsonEndpoint.json(
                        request,
                        200,
                        new Metadata(url, base + EvaluationRoutes.EVALUATION, base + EvaluationRoutes.EVALUATIONS)));
    }
}
