package io.chancery.policy.authzen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.chancery.contracts.ContractJson;
import io.chancery.policy.authzen.JsonEndpoint.Reply;
import io.chancery.runtime.http.RequestBody;
import io.chancery.runtime.internal.InternalError;
import io.smallrye.mutiny.Uni;
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
import java.util.function.BiFunction;
import org.jboss.logging.Logger;

/**
 * Access Evaluation and Access Evaluations of OpenID AuthZEN 1.0. Routes of the HTTP server itself: a decision costs less
 * than what a framework of resources does around it.
 */
@ApplicationScoped
public class EvaluationRoutes {

    public static final int BODY_LIMIT_BYTES = 524_288;
    static final String EVALUATION = "/access/v1/evaluation";
    static final String EVALUATIONS = "/access/v1/evaluations";

    private static final Logger LOG = Logger.getLogger(EvaluationRoutes.class);
    private static final Duration BODY_COMES_WITHIN = Duration.ofSeconds(30);
    private static final ObjectWriter JSON = ContractJson.MAPPER.writer();

    private final Vertx vertx;
    private final JsonEndpoint endpoint;
    private final Evaluations evaluations;
    private final EntityNames names;

    public EvaluationRoutes(Vertx vertx, JsonEndpoint endpoint, Evaluations evaluations, EntityNames names) {
        this.vertx = vertx;
        this.endpoint = endpoint;
        this.evaluations = evaluations;
        this.names = names;
    }

    /** The answer to several questions. */
    record Several(List<Answered> evaluations) {}

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
        RequestBody.of(request, vertx, BODY_COMES_WITHIN, BODY_LIMIT_BYTES)
                .flatMap(body -> endpoint.reply(
                        request,
                        body,
                        BODY_LIMIT_BYTES,
                        (enforcer, sent) -> answer(enforcer, reader.apply(sent, names.meantBy(enforcer)))))
                .onFailure()
                .recoverWithItem(failure -> JsonEndpoint.failed(request, failure))
                .subscribe()
                .with(reply -> write(routing, reply), bug -> {
                    LOG.errorf(bug, "a request to %s could not be answered", request.path());
                    request.connection().close();
                });
    }

    private Uni<Reply> answer(Enforcer enforcer, EvaluationsRequest asked) {
        return evaluations
                .answer(enforcer, asked)
                .map(answers -> Reply.of(200, written(asked.single() ? answers.getFirst() : new Several(answers))));
    }

    private static byte[] written(Object answer) {
        try {
            return JSON.writeValueAsBytes(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer is always writable", e);
        }
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
                .map(json -> response.putHeader(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
                        .end(Buffer.buffer(json)))
                .orElseGet(response::end);
        if (last) {
            sent.onComplete(done -> routing.request().connection().close());
        }
    }
}
