package io.chancery.runtime.internal;

import io.chancery.contracts.AccountId;
import io.chancery.runtime.caller.Caller;
import java.time.Instant;
import java.util.Optional;

/**
 * Who has this access key, and what is its signing key for one day, region and service? {@code POST
 * /internal/signing-keys} of identity-service; only the gateway may ask. Never logged: the answer signs requests.
 *
 * @param sessionToken required for a session's key, refused for a long-term one
 * @param date of the scope, {@code yyyyMMdd}
 */
public record SigningKeyRequest(
        String accessKeyId, Optional<String> sessionToken, String date, String region, String service) {

    /** @param found absent if the key is unknown, inactive, deleted, of a closed account, or the token is not its own */
    public record Answer(Optional<Found> found, boolean expired) {}

    /**
     * @param signingKey base64
     * @param expiresAt of a session
     */
    public record Found(String signingKey, Caller caller, AccountId account, Optional<Instant> expiresAt) {
        @Override
        public String toString() {
            return "Found[" + caller + "]";
        }
    }
}
