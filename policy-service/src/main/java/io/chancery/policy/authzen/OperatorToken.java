package io.chancery.policy.authzen;

import io.chancery.contracts.Digests;
import io.chancery.policy.config.PolicyConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;

/** The operator's bearer token (RFC 6750). Only its digest is kept. */
@ApplicationScoped
public class OperatorToken {

    /** A token shorter than this could be guessed. */
    private static final int MIN_LENGTH = 16;

    private static final String SCHEME = "Bearer ";

    private final Optional<byte[]> digest;

    public OperatorToken(PolicyConfig config) {
        this.digest = config.operatorTokenFile().map(OperatorToken::read);
    }

    private static byte[] read(Path file) {
        try {
            String token = Files.readString(file, StandardCharsets.UTF_8).strip();
            if (token.length() < MIN_LENGTH) {
                throw new IllegalStateException(
                        "the operator token in %s is shorter than %d characters".formatted(file, MIN_LENGTH));
            }
            return digest(token);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the operator token file " + file, e);
        }
    }

    /** Whether an Authorization header carries it; compared in constant time. */
    boolean isIn(String authorization) {
        return digest.isPresent()
                && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && MessageDigest.isEqual(
                        digest.get(),
                        digest(authorization.substring(SCHEME.length()).strip()));
    }

    private static byte[] digest(String token) {
        return Digests.sha256(token.getBytes(StandardCharsets.UTF_8));
    }
}
