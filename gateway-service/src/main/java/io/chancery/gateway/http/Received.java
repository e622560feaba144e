package io.chancery.gateway.http;

import io.chancery.runtime.caller.Origin;
import io.chancery.wire.sigv4.HttpRequestView;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request, read to its end.
 *
 * @param requestId drawn here; on every answer and in every log line
 * @param request as it came, nothing decoded
 * @param pathParameters decoded, by the names in the path's template
 */
public record Received(String requestId, HttpRequestView request, Map<String, String> pathParameters, Client client) {

    Received withBody(byte[] body) {
        return new Received(
                requestId,
                new HttpRequestView(request.method(), request.rawPath(), request.rawQuery(), request.headers(), body),
                pathParameters,
                client);
    }

    /** The values of a header, in order of arrival. */
    public List<String> headers(String name) {
        return request.headers().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    public Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    public byte[] body() {
        return request.body();
    }

    /** @param region of the signature's scope */
    public Origin origin(String region) {
        return new Origin(client.sourceIp(), header("User-Agent"), region, client.secureTransport());
    }

    /** Without header values and body, which may be secret. */
    @Override
    public String toString() {
        return "Received[" + requestId + ", " + request + "]";
    }
}
