package io.chancery.policy.authzen;

import io.chancery.contracts.ContractJson;
import io.chancery.policy.authzen.JsonEndpoint.Reply;
import io.chancery.runtime.http.RequestBodies;
import io.chancery.runtime.internal.InternalError;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Access Evaluation and Access Evaluations of OpenID AuthZEN 1.0. Routes of the HTTP server itself: a decision costs less
 * than what a framework of resources does around it.
 */
@ApplicationScoped
public class EvaluationRoutes {

    public static final int BODY_LIMIT_BYTES = 524_288;
    static final String EVALUATION = "/access/v1/evaluation";
    static final String EVALUATIONS = "/access/v1/evaluations";

    private static final Duration BODY_COMES_WITHIN = Duration.ofSeconds(30);
    private static final CharSequence JSON = HttpHeaders.createOptimized(MediaType.APPLICATION_JSON);

    private final RequestBodies bodies;
    private final JsonEndpoint endpoint;
    private final Evaluations evaluations;
    private final EntityNames names;

    public EvaluationRoutes(Vertx vertx, JsonEndpoint endpoint, Evaluations evaluations, EntityNames names) {
        this.bodies = new RequestBodies(vertx, BODY_COMES_WITHIN);
        this.endpoint = endpoint;
        this.evaluations = evaluations;
        this.names = names;
    }

    void mount(@Observes Router router) {
        router.route(EVALUATION).handler(routing -> serve(routing, EvaluationReader::single));
        router.route(EVALUATIONS).handler(routing -> serve(routing, EvaluationReader::many));
    }

    private void serve(RoutingContext routing, BiFunction<byte[], Names, EvaluationsRequest> reader) {
        HttpServerRequest request = routing.request();
        if (!request.method().equals(HttpMethod.POST)) {
            write(routing, notAllowed());
            return;
        }
        bodies.read(
                request, BODY_LIMIT_BYTES, body -> answer(routing, body, reader), failure -> fail(routing, failure));
    }

    /** What need not wait is answered at once: a chain of stages would cost as much as the decision. */
    private void answer(RoutingContext routing, byte[] body, BiFunction<byte[], Names, EvaluationsRequest> reader) {
        HttpServerRequest request = routing.request();
        Reply reply;
        try {
            Optional<Enforcer> enforcer = endpoint.admitted(request, body, BODY_LIMIT_BYTES);
            if (enforcer.isEmpty()) {
                reply = JsonEndpoint.unauthorized(request);
            } else {
                EvaluationsRequest asked = reader.apply(body, names.meantBy(enforcer.get()));
                if (asked.waits()) {
                    answerLater(routing, enforcer.get(), asked);
                    return;
                }
                reply = reply(request, asked, evaluations.decide(enforcer.get(), asked));
            }
        } catch (RuntimeException e) {
            fail(routing, e);
            return;
        }
        write(routing, reply);
    }

    private void answerLater(RoutingContext routing, Enforcer enforcer, EvaluationsRequest asked) {
        HttpServerRequest request = routing.request();
        evaluations
                .answer(enforcer, asked)
                .map(answers -> reply(request, asked, answers))
                .subscribe()
                .with(reply -> write(routing, reply), failure -> fail(routing, failure));
    }

    private void fail(RoutingContext routing, Throwable failure) {
        endpoint.failed(routing.request(), failure).subscribe().with(reply -> write(routing, reply));
    }

    private static Reply reply(HttpServerRequest request, EvaluationsRequest asked, List<Answered> answers) {
        byte[] json = asked.single() ? AnswerJson.of(answers.getFirst()) : AnswerJson.ofSeveral(answers);
        return JsonEndpoint.identified(request, Reply.of(200, json));
    }

    private static Reply notAllowed() {
        return Reply.of(
                        405,
                        ContractJson.write(new InternalError("MethodNotAllowed", "This path answers to POST only.")))
                .with("Allow", "POST");
    }

    private static void write(RoutingContext routing, Reply reply) {
        HttpServerResponse response = routing.response();
        if (response.closed() || response.ended()) {
            return;
        }
        response.setStatusCode(reply.status());
        reply.headers().forEach(response::putHeader);
        // Of a request that was not read to its end, the rest would be taken for the next one.
        boolean last = reply.status() == 408 || reply.status() == 413;
        if (last) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        var sent = reply.json()
                .map(json -> response.putHeader(HttpHeaders.CONTENT_TYPE, JSON).end(Buffer.buffer(json)))
                .orElseGet(response::end);
        if (last) {
            sent.onComplete(done -> routing.request().connection().close());
        }
    }
}
