package io.chancery.runtime.caller;

import java.util.Optional;

/**
 * Where a request came from, as the gateway saw it.
 *
 * @param region of the signature's scope, for instance {@code us-east-1}
 * @param secureTransport whether it came over TLS
 */
public record Origin(Optional<String> sourceIp, Optional<String> userAgent, String region, boolean secureTransport) {

    /** What the suite does by itself. */
    public static final Origin SUITE = new Origin(Optional.empty(), Optional.of("chancery"), "us-east-1", false);
}
