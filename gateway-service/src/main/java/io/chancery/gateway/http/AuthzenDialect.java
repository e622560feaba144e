package io.chancery.gateway.http;

import io.chancery.runtime.failure.Failures;
import java.util.Set;

/** AuthZEN 1.0, to which a sender who cannot be authenticated is 401 ("Sender Authentication Failure"), whatever is wrong. */
public final class AuthzenDialect implements Dialect {

    private static final int UNAUTHORIZED = 401;
    private static final Set<String> UNAUTHENTICATED = Set.of(
            "ExpiredToken",
            "IncompleteSignature",
            "InvalidClientTokenId",
            "MissingAuthenticationToken",
            "RequestExpired",
            "SignatureDoesNotMatch");

    private final Dialect json = new JsonDialect();

    @Override
    public Reply refusal(Failures.Told told, Received request) {
        boolean unknown = UNAUTHENTICATED.contains(told.code());
        return json.refusal(unknown ? new Failures.Told(UNAUTHORIZED, told.code(), told.message()) : told, request);
    }
}
