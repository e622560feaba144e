package io.chancery.wire.sigv4;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Verifies AWS Signature Version 4, in the Authorization header or presigned in the query string.
 *
 * <p>Stricter than AWS where AWS is lenient for S3's sake or for history's: the body is always hashed ({@code
 * UNSIGNED-PAYLOAD} and streaming are refused), every {@code x-amz-*} header must be signed, a request carries one
 * mechanism and each of its headers once, a presigned one says how long it is good for.
 */
public final class SigV4 {
    private static final String HASH_HEADER = "X-Amz-Content-Sha256";
    private static final Pattern SIGNED_HEADERS =
            Pattern.compile("[a-z0-9!#$%&'*+.^_`|~-]+(;[a-z0-9!#$%&'*+.^_`|~-]+)*");

    /** As long as a real secret access key, so that deriving from it is the same work. */
    private static final String NOBODY_S_SECRET = nobodysSecret();

    private SigV4() {}

    /** Whether a request claims to be signed; one that does not may still be an unsigned operation of STS. */
    public static boolean isSigned(HttpRequestView request) {
        return request.values("authorization").stream()
                        .anyMatch(value -> value.strip().startsWith("AWS4-"))
                || Presented.isIn(CanonicalQuery.of(request.rawQuery()));
    }

    /**
     * Checks all that needs no key.
     *
     * @param now the verifier's clock
     * @throws SignatureException {@code MissingAuthenticationToken}, {@code IncompleteSignature}, {@code
     *     RequestExpired}, {@code InvalidClientTokenId}, {@code SignatureDoesNotMatch}
     * @throws io.chancery.wire.WireException {@code MalformedQueryString}
     */
    public static ParsedSignature parse(HttpRequestView request, Instant now, SigV4Config config) {
        CanonicalQuery query = CanonicalQuery.of(request.rawQuery());
        Presented presented = Presented.in(request, query);
        for (String header : List.of("Host", "Content-Type", HASH_HEADER)) {
            Presented.only(request, header);
        }
        Instant signedAt = SigningTime.parse(presented.date());
        presented
                .expiresSeconds()
                .ifPresentOrElse(
                        expires -> SigningTime.requireCurrentPresigned(signedAt, expires, now, config.skew()),
                        () -> SigningTime.requireCurrent(signedAt, now, config.skew()));
        List<String> signedHeaders = signedHeaders(presented.signedHeaders(), request);
        Credential credential = Credential.parse(presented.credential(), presented.date(), config.services());
        String bodyHash = HexFormat.of().formatHex(sha256(request.body()));
        return new ParsedSignature(
                credential.accessKeyId(),
                credential.scope(),
                signedHeaders,
                presented.signature(),
                presented.sessionToken(),
                signedAt,
                payloadHashMode(request, query, bodyHash),
                presented.expiresSeconds().isPresent(),
                stringToSign(
                        presented.date(),
                        credential.scope(),
                        CanonicalRequest.of(request, query, signedHeaders, bodyHash)));
    }

    /**
     * Compares in constant time.
     *
     * @param signingKey {@link #deriveSigningKey} of the access key's secret for the parsed scope
     * @throws SignatureException {@code SignatureDoesNotMatch}
     */
    public static void verify(ParsedSignature parsed, byte[] signingKey) {
        if (!matches(parsed, signingKey)) {
            throw SignatureException.mismatch();
        }
    }

    /**
     * As {@link #verify(ParsedSignature, byte[])}, for a key that may not exist: with none, the same work is done with
     * nobody's key, so that the time taken does not tell which access key ids there are.
     *
     * @throws SignatureException {@code InvalidClientTokenId} if there is no key
     */
    public static void verify(ParsedSignature parsed, Optional<byte[]> signingKey) {
        boolean matches = matches(parsed, signingKey.orElseGet(() -> dummySigningKey(parsed.scope())));
        if (signingKey.isEmpty()) {
            throw SignatureException.unknownKey();
        }
        if (!matches) {
            throw SignatureException.mismatch();
        }
    }

    /**
     * The key that signs for one day, region and service ("Derive a signing key", IAM User Guide).
     *
     * @return 32 bytes; secret for that day
     */
    public static byte[] deriveSigningKey(String secretAccessKey, String date, String region, String service) {
        byte[] key = ("AWS4" + secretAccessKey).getBytes(StandardCharsets.UTF_8);
        for (String part : List.of(date, region, service, CredentialScope.TERMINATOR)) {
            byte[] next = hmac(key, part);
            Arrays.fill(key, (byte) 0);
            key = next;
        }
        return key;
    }

    /** As {@link #deriveSigningKey} and as much work, from a secret drawn at start-up that nobody has. */
    public static byte[] dummySigningKey(CredentialScope scope) {
        return deriveSigningKey(NOBODY_S_SECRET, scope.date(), scope.region(), scope.service());
    }

    private static boolean matches(ParsedSignature parsed, byte[] signingKey) {
        String expected = HexFormat.of().formatHex(hmac(signingKey, parsed.stringToSign()));
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), parsed.signature().getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> signedHeaders(String text, HttpRequestView request) {
        List<String> names = List.of(text.split(";", -1));
        if (!SIGNED_HEADERS.matcher(text).matches()
                || !names.equals(names.stream().sorted().distinct().toList())) {
            throw SignatureException.incomplete("SignedHeaders must be lower case, sorted and each there once.");
        }
        if (!names.contains("host")) {
            throw SignatureException.mismatch(
                    "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
        }
        for (Map.Entry<String, String> header : request.headers()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (name.startsWith("x-amz-") && !names.contains(name)) {
                throw SignatureException.mismatch(
                        "'%s' must be a 'SignedHeader' in the AWS Authorization.".formatted(name));
            }
        }
        for (String name : names) {
            if (request.values(name).isEmpty()) {
                throw SignatureException.mismatch("The signed header '%s' is not in the request.".formatted(name));
            }
        }
        return names;
    }

    private static ParsedSignature.PayloadHashMode payloadHashMode(
            HttpRequestView request, CanonicalQuery query, String bodyHash) {
        List<String> declared = new ArrayList<>(request.values(HASH_HEADER));
        query.value(HASH_HEADER).ifPresent(declared::add);
        for (String hash : declared) {
            if (hash.startsWith("UNSIGNED-PAYLOAD") || hash.startsWith("STREAMING-")) {
                throw SignatureException.incomplete(
                        "The body must be signed: 'x-amz-content-sha256' must be its SHA-256, not '%s'."
                                .formatted(hash));
            }
            if (!hash.equals(bodyHash)) {
                throw SignatureException.mismatch(
                        "The provided 'x-amz-content-sha256' header does not match what was computed.");
            }
        }
        return declared.isEmpty() ? ParsedSignature.PayloadHashMode.COMPUTED : ParsedSignature.PayloadHashMode.DECLARED;
    }

    private static String stringToSign(String date, CredentialScope scope, String canonicalRequest) {
        return String.join(
                "\n",
                Presented.ALGORITHM,
                date,
                scope.toString(),
                HexFormat.of().formatHex(sha256(canonicalRequest.getBytes(StandardCharsets.UTF_8))));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256, and any bytes are a key", e);
        }
    }

    private static String nobodysSecret() {
        byte[] random = new byte[20];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
