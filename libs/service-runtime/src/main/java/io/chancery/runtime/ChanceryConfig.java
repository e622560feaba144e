package io.chancery.runtime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What every service reads; each property is also an environment variable, {@code CHANCERY_SERVICE_NAME} and so on. */
@ConfigMapping(prefix = "chancery")
public interface ChanceryConfig {

    /** {@code identity}, {@code policy}, {@code audit}, {@code report} or {@code gateway}: who signs and is addressed. */
    String serviceName();

    /** This service's Ed25519 private key, PKCS #8 in PEM. */
    Path keyFile();

    /** A folder with each service's public key, {@code <name>.pub}, X.509 in PEM. */
    Path trustDir();

    @WithDefault("16")
    int shards();

    Optional<String> identityUrl();

    Optional<String> policyUrl();

    Optional<String> auditUrl();

    Optional<String> reportUrl();

    /** Where activity waits for Kafka. */
    Optional<Path> spoolDir();

    /** How long a service waits for another's answer. */
    @WithDefault("5S")
    Duration internalTimeout();
}
