package io.chancery.gateway.stub;

import io.chancery.runtime.ChanceryConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What a stub needs to check credentials as a service does. */
record StubConfig(String serviceName, Path keyFile, Path trustDir) implements ChanceryConfig {

    @Override
    public int shards() {
        return 16;
    }

    @Override
    public Optional<String> identityUrl() {
        return Optional.empty();
    }

    @Override
    public Optional<String> policyUrl() {
        return Optional.empty();
    }

    @Override
    public Optional<String> auditUrl() {
        return Optional.empty();
    }

    @Override
    public Optional<String> reportUrl() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> spoolDir() {
        return Optional.empty();
    }

    @Override
    public Duration internalTimeout() {
        return Duration.ofSeconds(5);
    }
}
