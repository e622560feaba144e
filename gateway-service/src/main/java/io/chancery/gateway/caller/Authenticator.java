package io.chancery.gateway.caller;

import io.chancery.gateway.config.GatewayConfig;
import io.chancery.gateway.http.Received;
import io.chancery.runtime.internal.SigningKeyRequest;
import io.chancery.wire.sigv4.ParsedSignature;
import io.chancery.wire.sigv4.SigV4;
import io.chancery.wire.sigv4.SigV4Config;
import io.chancery.wire.sigv4.SignatureException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out who signed a request. The checks are in AWS's order: a signature that is whole and current, a key that is
 * known, a session that has not ended, and last the signature itself.
 */
@ApplicationScoped
public class Authenticator {

    private final SigningKeys keys;
    private final GatewayConfig config;
    private final Clock clock = Clock.systemUTC();

    public Authenticator(SigningKeys keys, GatewayConfig config) {
        this.keys = keys;
        this.config = config;
    }

    /**
     * @param services that the signature may be for
     * @return fails with {@link SignatureException}, or with ServiceUnavailable when identity-service does not answer
     * @throws io.chancery.wire.WireException for what is wrong with the signature before any key is asked for
     */
    public Uni<Authenticated> authenticate(Received request, Set<String> services) {
        ParsedSignature signature =
                SigV4.parse(request.request(), clock.instant(), new SigV4Config(config.clockSkew(), services));
        return keys.find(signature, request.requestId()).map(answer -> verified(signature, answer));
    }

    private Authenticated verified(ParsedSignature signature, SigningKeyRequest.Answer answer) {
        Optional<SigningKeyRequest.Found> found = answer.found();
        Optional<Instant> end = found.flatMap(SigningKeyRequest.Found::expiresAt);
        if (answer.expired() || end.isPresent() && !clock.instant().isBefore(end.get())) {
            throw new SignatureException("ExpiredToken", "The security token included in the request is expired", 403);
        }
        SigV4.verify(signature, found.map(key -> Base64.getDecoder().decode(key.signingKey())));
        return new Authenticated(
                found.orElseThrow(SignatureException::unknownKey).caller(), signature.scope());
    }
}
