package io.chancery.identity.config;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** What only identity-service reads, beside {@link io.chancery.runtime.ChanceryConfig}. */
@ConfigMapping(prefix = "chancery")
public interface IdentityConfig {

    /** The key-encryption key: 32 bytes, base64, in a file that only this service can read. */
    Optional<Path> kekFile();
}
