package io.chancery.identity;

import io.chancery.contracts.AccountId;
import io.chancery.identity.servicelinkedrole.DeletionTasks;
import io.chancery.runtime.ChanceryConfig;
import io.chancery.runtime.operation.ListPage;
import io.chancery.runtime.operation.Markers;
import io.chancery.runtime.operation.MaxItems;
import io.chancery.runtime.signing.Signer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** Markers and ids of deletions, sealed with a key made for this run. */
public final class TestMarkers {
    private static final Config CONFIG = make();
    private static final Markers MARKERS = new Markers(new Signer(CONFIG), CONFIG);

    private TestMarkers() {}

    public static Markers markers() {
        return MARKERS;
    }

    /** The first page of a list, or one that a marker goes on to. */
    public static ListPage page(
            AccountId account, String operation, String filter, Optional<String> marker, int maxItems) {
        return ListPage.of(MARKERS, account, operation, filter, marker, Optional.of(new MaxItems(maxItems)));
    }

    public static DeletionTasks deletionTasks() {
        return new DeletionTasks(new Signer(CONFIG), CONFIG);
    }

    private static Config make() {
        try {
            Path dir = Files.createTempDirectory("chancery-markers");
            KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            write(dir.resolve("identity.key"), "PRIVATE KEY", keys.getPrivate());
            write(dir.resolve("identity.pub"), "PUBLIC KEY", keys.getPublic());
            return new Config(dir);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Path file, String label, Key key) throws IOException {
        String text = Base64.getMimeEncoder().encodeToString(key.getEncoded());
        Files.writeString(file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, text, label));
        file.toFile().deleteOnExit();
    }

    private record Config(Path dir) implements ChanceryConfig {
        @Override
        public String serviceName() {
            return "identity";
        }

        @Override
        public Path keyFile() {
            return dir.resolve("identity.key");
        }

        @Override
        public Path trustDir() {
            return dir;
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
            return Duration.ofSeconds(1);
        }
    }
}
