package io.chancery.gateway;

import io.chancery.gateway.decision.DecisionApi;
import io.chancery.gateway.http.AuthzenDialect;
import io.chancery.gateway.http.Dialect;
import io.chancery.gateway.http.Endpoint;
import io.chancery.gateway.http.Exchange;
import io.chancery.gateway.http.JsonDialect;
import io.chancery.gateway.http.Received;
import io.chancery.gateway.http.Reply;
import io.chancery.gateway.http.RestJsonDialect;
import io.chancery.gateway.operator.OperatorApi;
import io.chancery.gateway.query.QueryApi;
import io.chancery.gateway.query.XmlDialect;
import io.chancery.runtime.failure.Failures;
import io.chancery.runtime.http.BodyLimits;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every path that the gateway serves, beside health and metrics. */
@ApplicationScoped
public class GatewayRoutes {

    private static final int FIRST = Integer.MIN_VALUE;
    private static final Dialect XML = new XmlDialect();
    private static final Dialect JSON = new JsonDialect();
    private static final Dialect AUTHZEN = new AuthzenDialect();
    private static final Dialect REST_JSON = new RestJsonDialect();

    private final Exchange exchange;
    private final QueryApi query;
    private final DecisionApi decisions;
    private final OperatorApi operator;

    public GatewayRoutes(Exchange exchange, QueryApi query, DecisionApi decisions, OperatorApi operator) {
        this.exchange = exchange;
        this.query = query;
        this.decisions = decisions;
        this.operator = operator;
    }

    void mount(@Observes Router router) {
        router.route().order(FIRST).handler(exchange::begin);

        serve(router, "/", XML, Map.of("GET", query::answer, "POST", query::answer));

        for (String path : List.of(
                DecisionApi.EVALUATION,
                DecisionApi.EVALUATIONS,
                DecisionApi.SEARCH_SUBJECT,
                DecisionApi.SEARCH_RESOURCE,
                DecisionApi.SEARCH_ACTION)) {
            serve(router, path, AUTHZEN, Map.of("POST", request -> decisions.authzen(path, request)));
        }
        for (String path : DecisionApi.ANALYSES) {
            serve(router, path, JSON, Map.of("POST", request -> decisions.evaluate(path, request)));
        }
        for (String path : DecisionApi.ACCESS_ANALYZER) {
            serve(router, path, REST_JSON, Map.of("POST", request -> decisions.accessAnalyzer(path, request)));
        }
        for (String path : List.of(DecisionApi.EXTERNAL_ACCESS, DecisionApi.SERVICES)) {
            serve(router, path, JSON, Map.of("GET", request -> decisions.read(path, request)));
        }
        serve(
                router,
                DecisionApi.SERVICES + "/:prefix",
                JSON,
                Map.of("GET", request -> decisions.read(DecisionApi.SERVICES + "/", request)));
        router.route(DecisionApi.SIMULATE)
                .handler(routing -> serve(
                        routing,
                        JSON,
                        BodyLimits.SIMULATION_BYTES,
                        Map.of("POST", request -> decisions.evaluate(DecisionApi.SIMULATE, request))));
        serve(
                router,
                DecisionApi.RESOURCE_POLICIES + "*",
                JSON,
                Map.of(
                        "PUT", decisions::resourcePolicy,
                        "GET", decisions::resourcePolicy,
                        "DELETE", decisions::resourcePolicy));
        mountOrganization(router);
        serve(router, DecisionApi.CONFIGURATION, JSON, Map.of("GET", decisions::configuration));

        serve(router, "/v1/accounts", JSON, Map.of("GET", operator::listAccounts, "POST", operator::openAccount));
        serve(router, "/v1/accounts/:accountId", JSON, Map.of("DELETE", operator::closeAccount));
        serve(router, "/v1/accounts/:accountId/root-credentials", JSON, Map.of("POST", operator::resetRoot));
        serve(router, "/v1/services/:principal/credentials", JSON, Map.of("POST", operator::issueServiceCredentials));
        serve(router, "/v1/verify", JSON, Map.of("POST", operator::verify));

        router.route()
                .last()
                .handler(routing -> exchange.serve(routing, JSON, Exchange.BODY_LIMIT_BYTES, GatewayRoutes::notFound));
    }

    private void mountOrganization(Router router) {
        Endpoint organization = decisions::organization;
        Endpoint account = decisions::organizationAccount;
        Map<String, Endpoint> policies = Map.of("GET", organization, "PUT", organization, "DELETE", organization);
        Map<String, Endpoint> ofAccount = Map.of("GET", account, "PUT", account, "DELETE", account);
        String groups = DecisionApi.ORGANIZATION + "/groups";
        serve(router, DecisionApi.ORGANIZATION, JSON, Map.of("GET", organization));
        serve(router, groups, JSON, Map.of("POST", organization));
        serve(
                router,
                groups + "/:groupId",
                JSON,
                Map.of("GET", organization, "PATCH", organization, "DELETE", organization));
        serve(router, "/v1/accounts/:accountId/group", JSON, Map.of("GET", account, "PUT", account));
        for (String kind : List.of("service-control-policies", "resource-control-policies")) {
            serve(router, groups + "/:groupId/" + kind, JSON, policies);
            serve(router, "/v1/accounts/:accountId/" + kind, JSON, ofAccount);
        }
    }

    private void serve(Router router, String path, Dialect dialect, Map<String, Endpoint> byMethod) {
        router.route(path).handler(routing -> serve(routing, dialect, Exchange.BODY_LIMIT_BYTES, byMethod));
    }

    private void serve(RoutingContext routing, Dialect dialect, int bodyLimitBytes, Map<String, Endpoint> byMethod) {
        Endpoint endpoint = byMethod.get(routing.request().method().name());
        exchange.serve(routing, dialect, bodyLimitBytes, endpoint == null ? notAllowed(dialect, byMethod) : endpoint);
    }

    private static Endpoint notAllowed(Dialect dialect, Map<String, Endpoint> byMethod) {
        String allowed = String.join(", ", new TreeMap<>(byMethod).keySet());
        var told = new Failures.Told(405, "MethodNotAllowed", "This path answers to %s only.".formatted(allowed));
        return request -> Uni.createFrom().item(dialect.refusal(told, request).with("Allow", allowed));
    }

    private static Uni<Reply> notFound(Received request) {
        var told = new Failures.Told(404, "NotFound", "There is nothing at this path.");
        return Uni.createFrom().item(JSON.refusal(told, request));
    }
}
