package io.chancery.wire.sigv4;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A request whose signature is complete, current and over all that it must be over, and still to be compared.
 *
 * @param accessKeyId whose key to take
 * @param signedHeaders lower case, sorted
 * @param signature as presented
 * @param sessionToken of temporary credentials; whether it belongs to the key is for its issuer to say
 * @param requestTime whole seconds, UTC
 * @param payloadHashMode where the body's hash came from; it was computed either way
 * @param presigned in the query string, not in a header
 * @param stringToSign what the signature must be of
 */
public record ParsedSignature(
        String accessKeyId,
        CredentialScope scope,
        List<String> signedHeaders,
        String signature,
        Optional<String> sessionToken,
        Instant requestTime,
        PayloadHashMode payloadHashMode,
        boolean presigned,
        String stringToSign) {

    /** Whether the client named the body's hash in {@code x-amz-content-sha256}, and so it was compared. */
    public enum PayloadHashMode {
        COMPUTED,
        DECLARED
    }

    /** Without signature and session token. */
    @Override
    public String toString() {
        return "ParsedSignature[" + accessKeyId + ", " + scope + ", " + requestTime + "]";
    }
}
