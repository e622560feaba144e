package io.chancery.local.client;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Remembers the revisions that writes were answered with, so that a decision can be asked to have seen them. */
public final class Revisions implements ExecutionInterceptor {

    static final String HEADER = "X-Chancery-Revision";

    private final Map<String, Long> newest = new ConcurrentHashMap<>();

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        context.httpResponse().firstMatchingHeader(HEADER).ifPresent(this::saw);
    }

    /** @param revision for instance {@code identity/3/1042} */
    void saw(String revision) {
        int slash = revision.lastIndexOf('/');
        newest.merge(revision.substring(0, slash), Long.parseLong(revision.substring(slash + 1)), Math::max);
    }

    /** The newest revision of each log and shard that was seen. */
    public List<String> all() {
        return newest.entrySet().stream()
                .map(entry -> entry.getKey() + "/" + entry.getValue())
                .sorted()
                .toList();
    }

    /** The revision in a response's headers. */
    static Optional<String> in(java.net.http.HttpHeaders headers) {
        return headers.firstValue(HEADER);
    }
}
