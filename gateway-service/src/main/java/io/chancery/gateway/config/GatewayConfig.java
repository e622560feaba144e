package io.chancery.gateway.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What only the gateway reads, beside {@link io.chancery.runtime.ChanceryConfig}. */
@ConfigMapping(prefix = "chancery")
public interface GatewayConfig {

    /** The operator's bearer token, one line in a file that only the gateway and policy-service can read. */
    Path operatorTokenFile();

    /** How clients reach the gateway, {@code https://iam.example.com}; if absent, as each request was addressed. */
    Optional<String> publicUrl();

    /** Proxies whose {@code X-Forwarded-For} and {@code X-Forwarded-Proto} are believed: addresses or CIDR ranges. */
    Optional<List<String>> trustedProxies();

    /** How far the time in a signed request may be from ours, either way. */
    @WithDefault("5M")
    Duration clockSkew();

    /** How long a derived signing key is kept; five minutes at most, because a deleted key lives on for that long here. */
    @WithDefault("5M")
    Duration signingKeyMaxAge();

    /** How many derived signing keys are kept; the least used go first. */
    @WithDefault("50000")
    int signingKeyLimit();

    /** How long a client may take to send a request's body. */
    @WithDefault("30S")
    Duration bodyTimeout();

    /** How long the operator's calls may take: opening an account ends with a decision, verifying reads every event. */
    @WithDefault("120S")
    Duration operatorTimeout();
}
