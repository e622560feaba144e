package io.chancery.runtime.internal;

import io.chancery.contracts.ContractJson;
import io.chancery.runtime.ChanceryConfig;
import io.chancery.runtime.caller.Caller;
import io.chancery.runtime.caller.Origin;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Calls other services, never blocking. Whatever goes wrong on the way is ServiceUnavailable: no answer means no. */
@ApplicationScoped
public class InternalClient {

    private static final Logger LOG = Logger.getLogger(InternalClient.class);
    private static final int CONNECTIONS_PER_PEER = 64;

    private final HttpClient http;
    private final InternalCredentials credentials;
    private final ChanceryConfig config;

    public InternalClient(Vertx vertx, InternalCredentials credentials, ChanceryConfig config) {
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setMaxPoolSize(CONNECTIONS_PER_PEER).setConnectTimeout((int)
                        config.internalTimeout().toMillis()));
        this.credentials = credentials;
        this.config = config;
    }

    /** An answer as it came. */
    public record Answer(int status, Map<String, String> headers, byte[] body) {}

    /**
     * Posts a record and reads the answer as one.
     *
     * @return fails with {@link Refused}: the other service's own refusal, or ServiceUnavailable
     */
    public <T> Uni<T> post(Peer peer, String path, String requestId, Object body, Class<T> answer) {
        return send(
                        peer,
                        "POST",
                        path,
                        "application/json",
                        ContractJson.write(body),
                        requestId,
                        Optional.empty(),
                        Optional.empty())
                .map(reply -> {
                    if (reply.status() != 200) {
                        throw InternalError.read(peer, reply);
                    }
                    return ContractJson.read(reply.body(), answer);
                });
    }

    /** Sends a request, for a caller or for this service itself. Fails with {@link Refused} ServiceUnavailable only. */
    public Uni<Answer> send(
            Peer peer,
            String method,
            String target,
            String contentType,
            byte[] body,
            String requestId,
            Optional<Caller> caller,
            Optional<Origin> origin) {
        String credential = credentials.issue(peer.serviceName(), requestId, method, target, body, caller, origin);
        var options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(method))
                .setAbsoluteURI(url(peer) + target)
                .setTimeout(config.internalTimeout().toMillis())
                .putHeader("Content-Type", contentType)
                .putHeader(InternalCredential.HEADER, credential);
        return Uni.createFrom()
                .completionStage(() -> http.request(options)
                        .compose(request -> request.send(Buffer.buffer(body)))
                        .compose(response -> response.body()
                                .map(bytes -> new Answer(
                                        response.statusCode(), Headers.of(response.headers()), bytes.getBytes())))
                        .toCompletionStage())
                .onFailure()
                .invoke(failure -> LOG.warnf("no answer from %s-service: %s", peer.serviceName(), failure))
                .onFailure()
                .transform(failure -> unavailable(peer));
    }

    private String url(Peer peer) {
        Optional<String> url = switch (peer) {
            case IDENTITY -> config.identityUrl();
            case POLICY -> config.policyUrl();
            case AUDIT -> config.auditUrl();
            case REPORT -> config.reportUrl();
        };
        return url.orElseThrow(
                () -> new IllegalStateException("chancery.%s-url is not set".formatted(peer.serviceName())));
    }

    static Refused unavailable(Peer peer) {
        return new Refused(
                Refusal.SERVICE_UNAVAILABLE,
                "The request has failed due to a temporary failure of the server: no answer from %s-service."
                        .formatted(peer.serviceName()));
    }
}
