package io.chancery.policy;

import io.chancery.runtime.ChanceryConfig;
import io.chancery.runtime.operation.Markers;
import io.chancery.runtime.signing.Signer;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;

/** Real markers, sealed with a key that lives as long as the test. */
public final class TestMarkers {

    private TestMarkers() {}

    public static Markers create() {
        try {
            Path folder = Files.createTempDirectory("keys");
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            Path own = write(folder.resolve("policy.key"), pair.getPrivate(), "PRIVATE KEY");
            write(folder.resolve("policy.pub"), pair.getPublic(), "PUBLIC KEY");
            ChanceryConfig config = new SmallRyeConfigBuilder()
                    .withMapping(ChanceryConfig.class)
                    .withSources(new PropertiesConfigSource(
                            Map.of(
                                    "chancery.service-name",
                                    "policy",
                                    "chancery.key-file",
                                    own.toString(),
                                    "chancery.trust-dir",
                                    folder.toString(),
                                    "chancery.internal-timeout",
                                    "PT5S"),
                            "test"))
                    .build()
                    .getConfigMapping(ChanceryConfig.class);
            return new Markers(new Signer(config), config);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path write(Path file, Key key, String what) throws IOException {
        String body = Base64.getMimeEncoder().encodeToString(key.getEncoded());
        return Files.writeString(file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, body, what));
    }
}
