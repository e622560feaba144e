package io.chancery.runtime.internal;

import io.chancery.runtime.caller.Caller;
import io.chancery.runtime.caller.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What one service tells another with each call, signed with its Ed25519 key: for whom, for which request, until when.
 * Travels in the header {@code X-Chancery-Credential}.
 *
 * @param issuer the calling service's name; its key must have signed
 * @param audience the called service's name
 * @param target path, and {@code ?} and the raw query if there is one
 * @param bodySha256 hexadecimal, of the body's bytes
 * @param caller on whose behalf; absent for what the service asks for itself
 */
public record InternalCredential(
        String issuer,
        String audience,
        Instant expiresAt,
        String requestId,
        String method,
        String target,
        String bodySha256,
        Optional<Caller> caller,
        Optional<Origin> origin) {

    public static final String HEADER = "X-Chancery-Credential";

    /** Long enough for a slow hop, too short to be worth stealing. */
    public static final Duration LIFETIME = Duration.ofSeconds(30);
}
