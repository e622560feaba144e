package io.chancery.gateway.http;

import java.util.Map;
import java.util.TreeMap;

/**
 * One answer.
 *
 * @param headers by name, {@code Content-Type} among them if there is a body
 */
public record Reply(int status, Map<String, String> headers, byte[] body) {

    private static final byte[] NO_BODY = {};

    public Reply {
        headers = Map.copyOf(headers);
    }

    public static Reply of(int status, String contentType, byte[] body) {
        return new Reply(status, Map.of("Content-Type", contentType), body);
    }

    public static Reply empty(int status) {
        return new Reply(status, Map.of(), NO_BODY);
    }

    public Reply with(String header, String value) {
        var more = new TreeMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, body);
    }
}
