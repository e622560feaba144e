package io.chancery.policy.standin;

import io.chancery.runtime.ChanceryConfig;
import io.chancery.runtime.internal.InternalCredentials;
import io.chancery.runtime.signing.Signer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What another service of the suite needs to sign and to check calls. */
public record ServiceConfig(String serviceName) implements ChanceryConfig {

    public InternalCredentials credentials() {
        return new InternalCredentials(new Signer(this), this);
    }

    @Override
    public Path keyFile() {
        return SuiteKeys.FOLDER.resolve(serviceName + ".key");
    }

    @Override
    public Path trustDir() {
        return SuiteKeys.FOLDER.resolve("trust");
    }

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
