package io.chancery.gateway.http;

import io.chancery.gateway.config.GatewayConfig;
import io.chancery.runtime.failure.Failures;
import io.chancery.runtime.http.QueryEndpoint;
import io.chancery.runtime.http.RequestBodies;
import io.chancery.wire.WireException;
import io.chancery.wire.query.QueryParameters;
import io.chancery.wire.sigv4.HttpRequestView;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** One request and its answer, from the first byte to the last. Never fails: whatever goes wrong is an answer. */
@ApplicationScoped
public class Exchange {

    private static final Logger LOG = Logger.getLogger(Exchange.class);
    private static final String REQUEST_ID = "requestId";

    /** "Request Identification in a Response", AuthZEN 1.0: whatever the answer is. */
    private static final String ECHOED = "X-Request-ID";

    private static final Pattern ECHOABLE = Pattern.compile("[ -~]+");

    /** The largest body of a path that needs no larger one. */
    public static final int BODY_LIMIT_BYTES = QueryParameters.MAX_BYTES;

    /** What RFC 3986 lets stand in a path and query; anything else the next hop might read differently. */
    private static final Pattern TARGET = Pattern.compile("/[!$-;=?-Z_a-z~\\[\\]]*+");

    private final RequestBodies bodies;
    private final TrustedProxies proxies;

    public Exchange(Vertx vertx, GatewayConfig config, TrustedProxies proxies) {
        this.bodies = new RequestBodies(vertx, config.bodyTimeout());
        this.proxies = proxies;
    }

    /** Gives a request its id; runs before everything else. */
    public void begin(RoutingContext routing) {
        String requestId = UUID.randomUUID().toString();
        routing.put(REQUEST_ID, requestId);
        MDC.put(REQUEST_ID, requestId);
        routing.response().putHeader(QueryEndpoint.REQUEST_ID_HEADER, requestId);
        List<String> echoed = routing.request().headers().getAll(ECHOED);
        if (echoed.size() == 1 && ECHOABLE.matcher(echoed.getFirst()).matches()) {
            routing.response().putHeader(ECHOED, echoed.getFirst());
        }
        routing.next();
    }

    public void serve(RoutingContext routing, Dialect dialect, int bodyLimitBytes, Endpoint endpoint) {
        HttpServerRequest request = routing.request();
        Received head = head(routing);
        bodies.of(request, bodyLimitBytes)
                .flatMap(body -> answer(head.withBody(body), dialect, endpoint))
                .onFailure()
                .recoverWithItem(failure -> refusal(failure, head, dialect))
                .subscribe()
                .with(reply -> write(routing, reply), bug -> {
                    LOG.errorf(bug, "request %s could not be answered", head.requestId());
                    request.connection().close();
                });
    }

    private static Uni<Reply> answer(Received request, Dialect dialect, Endpoint endpoint) {
        return Uni.createFrom()
                .deferred(() -> {
                    requireTarget(request.request());
                    return endpoint.answer(request);
                })
                .onFailure()
                .recoverWithItem(failure -> refusal(failure, request, dialect));
    }

    private static void requireTarget(HttpRequestView request) {
        String target = request.rawPath() + "?" + request.rawQuery();
        if (!TARGET.matcher(target).matches()) {
            throw new WireException(
                    "MalformedQueryString", "The request's URL holds characters that must be escaped.", 400);
        }
    }

    private static Reply refusal(Throwable failure, Received request, Dialect dialect) {
        Failures.Told told = Failures.tellAndLog(failure, request.requestId());
        LOG.infof(
                "refused %s %s: %d %s",
                request.request().method(), request.request().rawPath(), told.status(), told.code());
        Reply reply = dialect.refusal(told, request);
        // Of a request that was not read to its end, the rest would be taken for the next one.
        return told.status() == 408 || told.status() == 413 ? reply.with("Connection", "close") : reply;
    }

    private Received head(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        request.headers().forEach((name, value) -> headers.add(Map.entry(name, value)));
        String uri = request.uri();
        int query = uri.indexOf('?');
        var view = new HttpRequestView(
                request.method().name(),
                query < 0 ? uri : uri.substring(0, query),
                query < 0 ? "" : uri.substring(query + 1),
                headers,
                new byte[0]);
        return new Received(routing.get(REQUEST_ID), view, routing.pathParams(), proxies.client(request));
    }

    private static void write(RoutingContext routing, Reply reply) {
        HttpServerResponse response = routing.response();
        if (response.closed() || response.ended()) {
            return;
        }
        response.setStatusCode(reply.status());
        reply.headers().forEach(response::putHeader);
        var sent = response.end(Buffer.buffer(reply.body()));
        if (reply.headers().containsKey("Connection")) {
            sent.onComplete(done -> routing.request().connection().close());
        }
    }
}
