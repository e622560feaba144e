package io.chancery.wire.sigv4;

import io.chancery.wire.PercentEncoding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The query string, each name and value decoded and encoded again in AWS's way.
 *
 * <p>{@code +} is a space here because it is one to the reader of the parameters: what is signed is what is read.
 */
record CanonicalQuery(List<Parameter> parameters) {
    static final String SIGNATURE = "X-Amz-Signature";

    /** Both parts percent-encoded. Bytes, not text, so that no two encodings fall together. */
    record Parameter(String name, String value) {}

    /** @throws io.chancery.wire.WireException {@code MalformedQueryString} for a bad escape */
    static CanonicalQuery of(String rawQuery) {
        List<Parameter> parameters = new ArrayList<>();
        for (int start = 0; start < rawQuery.length(); ) {
            int end = rawQuery.indexOf('&', start);
            if (end < 0) {
                end = rawQuery.length();
            }
            if (end > start) {
                parameters.add(parameter(rawQuery.substring(start, end)));
            }
            start = end + 1;
        }
        return new CanonicalQuery(List.copyOf(parameters));
    }

    private static Parameter parameter(String pair) {
        int equals = pair.indexOf('=');
        return new Parameter(
                recoded(equals < 0 ? pair : pair.substring(0, equals)),
                equals < 0 ? "" : recoded(pair.substring(equals + 1)));
    }

    private static String recoded(String part) {
        return PercentEncoding.encode(PercentEncoding.decodeForm(part));
    }

    /** The decoded value of a parameter of authentication; its name needs no encoding. */
    Optional<String> value(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .map(parameter -> PercentEncoding.decodeFormText(parameter.value()));
    }

    /** Sorted by name, then by value, the signature left out. */
    String canonical() {
        return parameters.stream()
                .filter(parameter -> !parameter.name().equals(SIGNATURE))
                .sorted(Comparator.comparing(Parameter::name).thenComparing(Parameter::value))
                .map(parameter -> parameter.name() + "=" + parameter.value())
                .collect(Collectors.joining("&"));
    }
}
