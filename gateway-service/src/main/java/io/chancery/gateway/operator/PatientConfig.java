package io.chancery.gateway.operator;

import io.chancery.runtime.ChanceryConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** This service's configuration with more time for other services' answers. */
record PatientConfig(ChanceryConfig config, Duration internalTimeout) implements ChanceryConfig {

    @Override
    public String serviceName() {
        return config.serviceName();
    }

    @Override
    public Path keyFile() {
        return config.keyFile();
    }

    @Override
    public Path trustDir() {
        return config.trustDir();
    }

    @Override
    public int shards() {
        return config.shards();
    }

    @Override
    public Optional<String> identityUrl() {
        return config.identityUrl();
    }

    @Override
    public Optional<String> policyUrl() {
        return config.policyUrl();
    }

    @Override
    public Optional<String> auditUrl() {
        return config.auditUrl();
    }

    @Override
    public Optional<String> reportUrl() {
        return config.reportUrl();
    }

    @Override
    public Optional<Path> spoolDir() {
        return config.spoolDir();
    }
}
