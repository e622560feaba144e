package io.chancery.wire.sigv4;

import io.chancery.wire.PercentEncoding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The canonical form of a request for every service but S3: the path normalised and encoded once more than sent. */
final class CanonicalRequest {
    private CanonicalRequest() {}

    static String of(HttpRequestView request, CanonicalQuery query, List<String> signedHeaders, String bodyHash) {
        return String.join(
                "\n",
                request.method(),
                path(request.rawPath()),
                query.canonical(),
                headers(request, signedHeaders),
                "",
                String.join(";", signedHeaders),
                bodyHash);
    }

    /**
     * Dot segments and empty segments removed, then each segment encoded as it was sent, so that what
     * the client encoded is encoded twice.
     */
    static String path(String rawPath) {
        List<String> kept = new ArrayList<>();
        for (String segment : rawPath.split("/", -1)) {
            if (segment.equals("..")) {
                if (!kept.isEmpty()) {
                    kept.removeLast();
                }
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                kept.add(segment);
            }
        }
        // A final dot segment leaves no slash behind: RFC 3986 would, the AWS SDKs and CLI do not.
        String end = rawPath.endsWith("/") ? "/" : "";
        return kept.isEmpty()
                ? "/"
                : kept.stream().map(PercentEncoding::encode).collect(Collectors.joining("/", "/", end));
    }

    private static String headers(HttpRequestView request, List<String> signedHeaders) {
        return signedHeaders.stream()
                .map(name -> name + ":"
                        + request.values(name).stream()
                                .map(CanonicalRequest::trimmed)
                                .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n"));
    }

    /** Outer white space gone, inner runs of it one space. */
    private static String trimmed(String value) {
        StringBuilder trimmed = new StringBuilder(value.length());
        boolean gap = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ' ' || c >= '\t' && c <= '\r') {
                gap = true;
            } else {
                if (gap && !trimmed.isEmpty()) {
                    trimmed.append(' ');
                }
                gap = false;
                trimmed.append(c);
            }
        }
        return trimmed.toString();
    }
}
