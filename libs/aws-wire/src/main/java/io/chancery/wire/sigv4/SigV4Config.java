package io.chancery.wire.sigv4;

import java.time.Duration;
import java.util.Set;

/**
 * @param skew how far the request's time may be from ours, either way
 * @param services the service names that a scope may have
 */
public record SigV4Config(Duration skew, Set<String> services) {
    public SigV4Config {
        services = Set.copyOf(services);
    }

    /** Five minutes; {@code iam}, {@code sts}, {@code chancery}. */
    public static SigV4Config standard() {
        return new SigV4Config(Duration.ofMinutes(5), Set.of("iam", "sts", "chancery"));
    }
}
