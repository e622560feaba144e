package io.chancery.gateway.caller;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.chancery.contracts.Digests;
import io.chancery.gateway.config.GatewayConfig;
import io.chancery.runtime.internal.InternalClient;
import io.chancery.runtime.internal.Peer;
import io.chancery.runtime.internal.SigningKeyRequest;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.wire.sigv4.CredentialScope;
import io.chancery.wire.sigv4.ParsedSignature;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/**
 * Signing keys, each good for one day, region and service, from identity-service. Kept for five minutes at most, per
 * access key and, for sessions, per hash of the whole token, so that a token that was tampered with is never taken for
 * one that was seen. Revocation does not wait for that: every decision asks whether the key is active.
 *
 * <p>That a key is unknown is not kept: a new key works on the very next call.
 */
@ApplicationScoped
public class SigningKeys {

    private static final Logger LOG = Logger.getLogger(SigningKeys.class);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final String PATH = "/internal/signing-keys";

    private final InternalClient identity;
    private final Duration maxAge;
    private final Clock clock = Clock.systemUTC();
    private final AsyncCache<Asked, SigningKeyRequest.Answer> known;

    public SigningKeys(InternalClient identity, GatewayConfig config, MeterRegistry metrics) {
        if (config.signingKeyMaxAge().compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("chancery.signing-key-max-age is %s; five minutes are the most"
                    .formatted(config.signingKeyMaxAge()));
        }
        this.identity = identity;
        this.maxAge = config.signingKeyMaxAge();
        this.known = Caffeine.newBuilder()
                .maximumSize(config.signingKeyLimit())
                .expireAfter(Expiry.<Asked, SigningKeyRequest.Answer>creating((asked, answer) -> keptFor(answer)))
                .recordStats()
                .buildAsync();
        CaffeineCacheMetrics.monitor(metrics, known, "signing-keys");
    }

    private record Asked(String accessKeyId, Optional<String> tokenSha256, CredentialScope scope) {}

    /** Fails with {@link Refused} ServiceUnavailable only. */
    Uni<SigningKeyRequest.Answer> find(ParsedSignature signature, String requestId) {
        var asked = new Asked(
                signature.accessKeyId(), signature.sessionToken().map(SigningKeys::sha256), signature.scope());
        CompletableFuture<SigningKeyRequest.Answer> answer =
                known.get(asked, (key, executor) -> ask(signature, requestId));
        Uni<SigningKeyRequest.Answer> found = Uni.createFrom().completionStage(answer);
        Context context = Vertx.currentContext();
        // Another request may have asked first: the answer then comes on that request's context.
        return answer.isDone() || context == null
                ? found
                : found.emitOn(command -> context.runOnContext(ignored -> command.run()));
    }

    private CompletableFuture<SigningKeyRequest.Answer> ask(ParsedSignature signature, String requestId) {
        CredentialScope scope = signature.scope();
        var question = new SigningKeyRequest(
                signature.accessKeyId(), signature.sessionToken(), scope.date(), scope.region(), scope.service());
        return identity.post(Peer.IDENTITY, PATH, requestId, question, SigningKeyRequest.Answer.class)
                .onFailure()
                .transform(failure -> {
                    LOG.warnf("request %s: no signing key from identity-service: %s", requestId, failure.getMessage());
                    return new Refused(
                            Refusal.SERVICE_UNAVAILABLE,
                            "The request has failed due to a temporary failure of the server.");
                })
                .subscribeAsCompletionStage();
    }

    private Duration keptFor(SigningKeyRequest.Answer answer) {
        if (answer.found().isEmpty()) {
            return Duration.ZERO;
        }
        Duration left = answer.found()
                .flatMap(SigningKeyRequest.Found::expiresAt)
                .map(end -> Duration.between(clock.instant(), end))
                .orElse(maxAge);
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        return left.compareTo(maxAge) < 0 ? left : maxAge;
    }

    private static String sha256(String token) {
        return HexFormat.of().formatHex(Digests.sha256(token.getBytes(StandardCharsets.UTF_8)));
    }
}
