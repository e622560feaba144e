package io.chancery.gateway.decision;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.chancery.contracts.ContractJson;
import io.chancery.gateway.caller.Authenticator;
import io.chancery.gateway.caller.OperatorToken;
import io.chancery.gateway.config.GatewayConfig;
import io.chancery.gateway.http.Dialect;
import io.chancery.gateway.http.JsonDialect;
import io.chancery.gateway.http.Received;
import io.chancery.gateway.http.Reply;
import io.chancery.gateway.http.RestJsonDialect;
import io.chancery.runtime.caller.Caller;
import io.chancery.runtime.failure.Failures;
import io.chancery.runtime.http.QueryEndpoint;
import io.chancery.runtime.internal.InternalClient;
import io.chancery.runtime.internal.InternalError;
import io.chancery.runtime.internal.Peer;
import io.chancery.wire.WireException;
import io.chancery.wire.sigv4.SigV4;
import io.chancery.wire.sigv4.SignatureException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Passes questions, searches, simulations, analyses, the policies of resources and what is about the organisation of accounts on
 * to policy-service: for a caller who signed with the service name {@code chancery}, or {@code access-analyzer} where the path
 * is that API's; or for the operator, who speaks for nobody and may ask about everybody.
 */
@ApplicationScoped
public class DecisionApi {

    public static final String EVALUATION = "/access/v1/evaluation";
    public static final String EVALUATIONS = "/access/v1/evaluations";
    public static final String SEARCH_SUBJECT = "/access/v1/search/subject";
    public static final String SEARCH_RESOURCE = "/access/v1/search/resource";
    public static final String SEARCH_ACTION = "/access/v1/search/action";
    public static final String SIMULATE = "/v1/policy/simulate";
    /** What is said of policies that are sent along. */
    public static final List<String> ANALYSES = List.of(
            "/v1/policy/validate",
            "/v1/policy/check-no-new-access",
            "/v1/policy/check-access-not-granted",
            "/v1/policy/check-no-public-access",
            "/v1/policy/external-access");

    /** The same at the paths of the Access Analyzer API. */
    public static final List<String> ACCESS_ANALYZER = List.of(
            "/policy/validation",
            "/policy/check-no-new-access",
            "/policy/check-access-not-granted",
            "/policy/check-no-public-access");

    public static final String EXTERNAL_ACCESS = "/v1/external-access";
    public static final String SERVICES = "/v1/catalogue/services";
    public static final String RESOURCE_POLICIES = "/v1/resource-policies/";
    public static final String ORGANIZATION = "/v1/organization";
    public static final String ACCOUNTS = "/v1/accounts/";
    public static final String CONFIGURATION = "/.well-known/authzen-configuration";

    private static final int NO_CONTENT = 204;
    private static final int BAD_REQUEST = 400;
    private static final Set<String> SIGNED_FOR = Set.of("chancery");
    private static final Set<String> SIGNED_FOR_ACCESS_ANALYZER = Set.of("access-analyzer");
    private static final Dialect REST_JSON = new RestJsonDialect();
    private static final String NO_REGION = "us-east-1";

    private final Authenticator authenticator;
    private final OperatorToken operator;
    private final InternalClient policy;
    private final Optional<String> publicUrl;

    public DecisionApi(
            Authenticator authenticator, OperatorToken operator, InternalClient policy, GatewayConfig config) {
        this.authenticator = authenticator;
        this.operator = operator;
        this.policy = policy;
        this.publicUrl = config.publicUrl();
    }

    /** "Policy Decision Point Metadata" of AuthZEN 1.0. */
    private record Configuration(
            @JsonProperty("policy_decision_point") String decisionPoint,
            @JsonProperty("access_evaluation_endpoint") String evaluation,
            @JsonProperty("access_evaluations_endpoint") String evaluations,
            @JsonProperty("search_subject_endpoint") String searchSubject,
            @JsonProperty("search_resource_endpoint") String searchResource,
            @JsonProperty("search_action_endpoint") String searchAction) {}

    /** @param path one of those above, with what is behind it */
    public Uni<Reply> evaluate(String path, Received request) {
        return evaluate(path, request, SIGNED_FOR);
    }

    /** One of AuthZEN's, which want the type of the body. @param path without what is behind it */
    public Uni<Reply> authzen(String path, Received request) {
        if (request.header("Content-Type").isEmpty()) {
            throw new WireException("ValidationError", "Content-Type must be application/json, not ''", 400);
        }
        return evaluate(path, request);
    }

    /** One of {@link #ACCESS_ANALYZER}, with its query. What policy-service refuses is told as that API tells it. */
    public Uni<Reply> accessAnalyzer(String path, Received request) {
        if (!SigV4.isSigned(request.request()) && !OperatorToken.isIn(request)) {
            throw SignatureException.missing();
        }
        String query = request.request().rawQuery();
        return evaluate(query.isEmpty() ? path : path + "?" + query, request, SIGNED_FOR_ACCESS_ANALYZER)
                .map(reply -> reply.status() < BAD_REQUEST ? reply : inRestJson(reply, request));
    }

    private static Reply inRestJson(Reply reply, Received request) {
        InternalError error = ContractJson.read(reply.body(), InternalError.class);
        return REST_JSON.refusal(new Failures.Told(reply.status(), error.code(), error.message()), request);
    }

    private Uni<Reply> evaluate(String path, Received request, Set<String> services) {
        boolean signed = SigV4.isSigned(request.request());
        if (signed && OperatorToken.isIn(request)) {
            throw new WireException("InvalidRequest", "Only one authentication mechanism is allowed.", 400);
        }
        if (!signed) {
            if (!OperatorToken.isIn(request)) {
                throw new WireException(
                        "MissingAuthenticationToken",
                        "This call needs a signature (SigV4), or the operator's bearer token.",
                        401);
            }
            operator.require(request);
            return forward(path, request, Optional.empty(), NO_REGION);
        }
        return authenticator
                .authenticate(request, services)
                .flatMap(authenticated -> forward(
                        path,
                        request,
                        Optional.of(authenticated.caller()),
                        authenticated.scope().region()));
    }

    /** What is behind {@link #RESOURCE_POLICIES}; the ARN goes on as it came, so that nobody decodes it twice. */
    public Uni<Reply> resourcePolicy(Received request) {
        return passOn(RESOURCE_POLICIES, request);
    }

    /** {@link #ORGANIZATION} and what is behind it. */
    public Uni<Reply> organization(Received request) {
        return passOn(ORGANIZATION, request);
    }

    /** Where an account is in the organisation, and its control policies, behind {@link #ACCOUNTS}. */
    public Uni<Reply> organizationAccount(Received request) {
        return passOn(ACCOUNTS, request);
    }

    /** What is at {@link #EXTERNAL_ACCESS} and {@link #SERVICES}, with its query. */
    public Uni<Reply> read(String prefix, Received request) {
        return passOn(prefix, request);
    }

    private Uni<Reply> passOn(String prefix, Received request) {
        String path = request.request().rawPath();
        // The router goes by the path without its dots; what is passed on must be what it was.
        if (!path.startsWith(prefix)) {
            throw new WireException("NotFound", "There is nothing at this path.", 404);
        }
        String query = request.request().rawQuery();
        return evaluate(path + (query.isEmpty() ? "" : "?" + query), request);
    }

    /** {@link #CONFIGURATION}, for everybody. Only the gateway knows how it is reached. */
    public Uni<Reply> configuration(Received request) {
        String base = publicUrl.orElseGet(() -> (request.client().secureTransport() ? "https://" : "http://")
                + request.header("Host").orElse("localhost"));
        byte[] json = ContractJson.write(new Configuration(
                base,
                base + EVALUATION,
                base + EVALUATIONS,
                base + SEARCH_SUBJECT,
                base + SEARCH_RESOURCE,
                base + SEARCH_ACTION));
        return Uni.createFrom().item(Reply.of(200, JsonDialect.TYPE, json));
    }

    private Uni<Reply> forward(String path, Received request, Optional<Caller> caller, String region) {
        return policy.send(
                        Peer.POLICY,
                        request.request().method(),
                        path,
                        request.header("Content-Type").orElse(JsonDialect.TYPE),
                        request.body(),
                        request.requestId(),
                        caller,
                        Optional.of(request.origin(region)))
                .map(answer -> reply(path, request, answer));
    }

    private static Reply reply(String path, Received request, InternalClient.Answer answer) {
        String type = answer.headers().getOrDefault("Content-Type", "");
        if (answer.status() == NO_CONTENT) {
            return revised(answer, Reply.empty(NO_CONTENT));
        }
        if (!type.startsWith(JsonDialect.TYPE)) {
            throw new IllegalStateException(
                    "policy-service answered %s with status %d and type '%s'".formatted(path, answer.status(), type));
        }
        return revised(answer, Reply.of(answer.status(), type, answer.body()));
    }

    private static Reply revised(InternalClient.Answer answer, Reply reply) {
        String revision = answer.headers().get(QueryEndpoint.REVISION_HEADER);
        return revision == null ? reply : reply.with(QueryEndpoint.REVISION_HEADER, revision);
    }
}
