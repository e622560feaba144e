package io.chancery.report;

import io.chancery.runtime.ChanceryConfig;
import io.chancery.runtime.internal.InternalCredentials;
import io.chancery.runtime.signing.Signer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Key pairs for all services, made anew for each run; what each service would hold is in one folder. */
public final class ServiceKeys implements QuarkusTestResourceLifecycleManager {

    private static final List<String> SERVICES = List.of("identity", "policy", "audit", "report", "gateway");

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("service-keys");
            for (String service : SERVICES) {
                KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
                write(folder.resolve(service + ".key"), pair.getPrivate().getEncoded());
                write(folder.resolve(service + ".pub"), pair.getPublic().getEncoded());
            }
            return Map.of(
                    "chancery.key-file", folder.resolve("report.key").toString(),
                    "chancery.trust-dir", folder.toString(),
                    "chancery.spool-dir", folder.resolve("spool").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {}

    /** What a service signs its calls with. */
    static InternalCredentials of(String service, Path folder) {
        var config = new Holder(service, folder.resolve(service + ".key"), folder);
        return new InternalCredentials(new Signer(config), config);
    }

    private static void write(Path file, byte[] key) throws IOException {
        Files.writeString(file, Base64.getMimeEncoder().encodeToString(key));
    }

    private record Holder(String serviceName, Path keyFile, Path trustDir) implements ChanceryConfig {
        @Override
        public int shards() {
            return 1;
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
}
