package io.chancery.gateway.query;

import io.chancery.wire.PercentEncoding;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The query string that an owner gets: as it came, without what a presigned request carries for the gateway alone. Its
 * signature opens the same request again until it expires, and has no place in a record of the call.
 */
final class ForwardedQuery {

    private static final Set<String> AUTHENTICATION = Set.of(
            "x-amz-algorithm",
            "x-amz-credential",
            "x-amz-date",
            "x-amz-expires",
            "x-amz-signedheaders",
            "x-amz-signature",
            "x-amz-security-token",
            "x-amz-content-sha256");

    private ForwardedQuery() {}

    static String of(String rawQuery) {
        return Arrays.stream(rawQuery.split("&", -1))
                .filter(pair -> !AUTHENTICATION.contains(name(pair).toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining("&"));
    }

    private static String name(String pair) {
        int equals = pair.indexOf('=');
        return PercentEncoding.decodeFormText(equals < 0 ? pair : pair.substring(0, equals));
    }
}
