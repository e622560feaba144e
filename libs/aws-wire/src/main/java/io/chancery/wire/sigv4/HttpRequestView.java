package io.chancery.wire.sigv4;

import java.util.List;
import java.util.Map;

/**
 * A request as it came over the wire, nothing decoded.
 *
 * @param method in capitals
 * @param rawPath with its escapes; empty means {@code /}
 * @param rawQuery without {@code ?}; empty if there is none
 * @param headers in order of arrival, repeated names apart; {@code host} among them (HTTP/2's {@code :authority})
 * @param body as received
 */
public record HttpRequestView(
        String method, String rawPath, String rawQuery, List<Map.Entry<String, String>> headers, byte[] body) {
    public HttpRequestView {
        headers = List.copyOf(headers);
    }

    /** The values of a header, in order of arrival. */
    List<String> values(String name) {
        return headers.stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Without header values and body, which may be secret. */
    @Override
    public String toString() {
        return "HttpRequestView[" + method + " " + rawPath + "]";
    }
}
