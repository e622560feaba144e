package io.chancery.gateway.caller;

import io.chancery.contracts.Digests;
import io.chancery.gateway.config.GatewayConfig;
import io.chancery.gateway.http.Received;
import io.chancery.wire.WireException;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;

/** The credential of who runs the installation: a bearer token (RFC 6750). Read once, kept as its hash. */
@Startup
@ApplicationScoped
public class OperatorToken {

    private static final String SCHEME = "Bearer ";
    private static final int SHORTEST = 24;

    private final byte[] hash;

    public OperatorToken(GatewayConfig config) {
        this.hash = sha256(read(config.operatorTokenFile()));
    }

    /** Whether a request brings a bearer token, right or wrong. */
    public static boolean isIn(Received request) {
        return request.headers("Authorization").stream().anyMatch(OperatorToken::isBearer);
    }

    /** @throws WireException 401 if there is no token or a wrong one, 400 if there are two */
    public void require(Received request) {
        List<String> headers = request.headers("Authorization");
        if (headers.size() > 1) {
            throw new WireException("InvalidRequest", "The request has more than one 'Authorization' header.", 400);
        }
        if (headers.isEmpty() || !isBearer(headers.get(0))) {
            throw new WireException("MissingAuthenticationToken", "This call needs the operator's bearer token.", 401);
        }
        String token = headers.get(0).substring(SCHEME.length()).strip();
        if (!MessageDigest.isEqual(hash, sha256(token))) {
            throw new WireException("InvalidToken", "The bearer token is not the operator's.", 401);
        }
    }

    private static boolean isBearer(String header) {
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    private static String read(Path file) {
        try {
            String token = Files.readString(file, StandardCharsets.US_ASCII).strip();
            if (token.length() < SHORTEST) {
                throw new IllegalStateException(
                        "the operator's token in %s is shorter than %d characters".formatted(file, SHORTEST));
            }
            return token;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the operator's token from " + file, e);
        }
    }

    private static byte[] sha256(String token) {
        return Digests.sha256(token.getBytes(StandardCharsets.UTF_8));
    }
}
