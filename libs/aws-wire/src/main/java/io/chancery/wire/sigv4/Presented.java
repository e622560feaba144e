package io.chancery.wire.sigv4;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a request says of its signature, in the Authorization header or in the query string, before anything of it is
 * believed.
 *
 * @param expiresSeconds of a presigned request, as text
 */
record Presented(
        String credential,
        String signedHeaders,
        String signature,
        String date,
        Optional<String> sessionToken,
        Optional<String> expiresSeconds) {
    static final String ALGORITHM = "AWS4-HMAC-SHA256";

    private static final String QUERY_ALGORITHM = "X-Amz-Algorithm";
    private static final List<String> QUERY_REQUIRED = List.of(
            QUERY_ALGORITHM,
            "X-Amz-Credential",
            CanonicalQuery.SIGNATURE,
            "X-Amz-SignedHeaders",
            "X-Amz-Date",
            "X-Amz-Expires");
    private static final Set<String> QUERY_NAMES = Set.of(
            "x-amz-algorithm",
            "x-amz-credential",
            "x-amz-signature",
            "x-amz-signedheaders",
            "x-amz-date",
            "x-amz-expires",
            "x-amz-security-token");
    private static final List<String> HEADER_REQUIRED = List.of("Credential", "Signature", "SignedHeaders");

    /** @throws SignatureException if there is none, if there are two, or if one is incomplete */
    static Presented in(HttpRequestView request, CanonicalQuery query) {
        boolean inHeader = !request.values("authorization").isEmpty();
        boolean inQuery = isIn(query);
        if (inHeader && inQuery) {
            throw SignatureException.incomplete("Only one auth mechanism allowed; only the X-Amz-* query parameters or"
                    + " the Authorization header should be specified");
        }
        if (inHeader) {
            return inHeader(request);
        }
        if (inQuery) {
            return inQuery(request, query);
        }
        throw SignatureException.missing();
    }

    /** Names are compared without case so that no spelling slips past the check for two mechanisms. */
    static boolean isIn(CanonicalQuery query) {
        return query.parameters().stream()
                .anyMatch(parameter -> QUERY_NAMES.contains(parameter.name().toLowerCase(Locale.ROOT)));
    }

    /** The only value of a header, if it is there. */
    static Optional<String> only(HttpRequestView request, String name) {
        List<String> values = request.values(name);
        if (values.size() > 1) {
            throw SignatureException.incomplete("The request has more than one '" + name + "' header.");
        }
        return values.stream().findFirst();
    }

    private static Presented inHeader(HttpRequestView request) {
        String header = only(request, "Authorization")
                .orElseThrow(SignatureException::missing)
                .strip();
        int space = header.indexOf(' ');
        String algorithm = space < 0 ? header : header.substring(0, space);
        if (!algorithm.startsWith("AWS4-")) {
            throw SignatureException.missing();
        }
        requireAlgorithm(algorithm);
        Map<String, String> parts = parts(space < 0 ? "" : header.substring(space + 1));
        Optional<String> date = only(request, "X-Amz-Date");
        String lacking = HEADER_REQUIRED.stream()
                .filter(name -> parts.getOrDefault(name, "").isEmpty())
                .map("Authorization header requires '%s' parameter. "::formatted)
                .collect(Collectors.joining());
        if (date.isEmpty()) {
            lacking += "Authorization header requires existence of a 'X-Amz-Date' header. ";
        }
        if (!lacking.isEmpty()) {
            throw SignatureException.incomplete(lacking + "Authorization=" + algorithm);
        }
        return new Presented(
                parts.getOrDefault("Credential", ""),
                parts.getOrDefault("SignedHeaders", ""),
                parts.getOrDefault("Signature", ""),
                date.orElseThrow(),
                only(request, "X-Amz-Security-Token"),
                Optional.empty());
    }

    private static Map<String, String> parts(String parameters) {
        Map<String, String> parts = new HashMap<>();
        for (String part : parameters.isBlank() ? new String[0] : parameters.split(",", -1)) {
            String pair = part.strip();
            int equals = pair.indexOf('=');
            // The part itself stays out of the message: it may be a signature.
            if (equals <= 0 || !HEADER_REQUIRED.contains(pair.substring(0, equals))) {
                throw SignatureException.incomplete("Authorization header is not a list of 'Credential',"
                        + " 'SignedHeaders' and 'Signature' key=value pairs. Authorization=" + ALGORITHM);
            }
            if (parts.put(pair.substring(0, equals), pair.substring(equals + 1)) != null) {
                throw SignatureException.incomplete(
                        "Authorization header has more than one '%s' parameter.".formatted(pair.substring(0, equals)));
            }
        }
        return parts;
    }

    private static Presented inQuery(HttpRequestView request, CanonicalQuery query) {
        Set<String> seen = new HashSet<>();
        for (CanonicalQuery.Parameter parameter : query.parameters()) {
            String name = parameter.name().toLowerCase(Locale.ROOT);
            if (QUERY_NAMES.contains(name) && !seen.add(name)) {
                throw SignatureException.incomplete(
                        "AWS query-string parameters must include '%s' once.".formatted(parameter.name()));
            }
        }
        String lacking = QUERY_REQUIRED.stream()
                .filter(name -> query.value(name).orElse("").isEmpty())
                .map("AWS query-string parameters must include '%s'. "::formatted)
                .collect(Collectors.joining());
        if (!lacking.isEmpty()) {
            throw SignatureException.incomplete(lacking + "Re-examine the query-string parameters.");
        }
        for (String name : List.of("X-Amz-Date", "X-Amz-Security-Token")) {
            if (!request.values(name).isEmpty()) {
                throw SignatureException.incomplete("A presigned request carries no '" + name + "' header.");
            }
        }
        requireAlgorithm(required(query, QUERY_ALGORITHM));
        return new Presented(
                required(query, "X-Amz-Credential"),
                required(query, "X-Amz-SignedHeaders"),
                required(query, CanonicalQuery.SIGNATURE),
                required(query, "X-Amz-Date"),
                query.value("X-Amz-Security-Token"),
                query.value("X-Amz-Expires"));
    }

    private static String required(CanonicalQuery query, String name) {
        return query.value(name).orElseThrow();
    }

    private static void requireAlgorithm(String algorithm) {
        if (!algorithm.equals(ALGORITHM)) {
            throw SignatureException.incomplete(
                    "Unsupported AWS 'algorithm': '%s' (only AWS4-HMAC-SHA256 for now). ".formatted(algorithm));
        }
    }
}
