package io.chancery.testing;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Ed25519 key pairs of the suite's services, drawn for this run, in PEM as an installation has them: {@code <service>.key} and
 * {@code trust/<service>.pub}.
 */
public record ServiceKeyFiles(Path folder) {

    private static final List<String> SERVICES = List.of("identity", "policy", "audit", "report", "gateway");

    /** Draws all pairs anew, into this folder. */
    public static ServiceKeyFiles make(Path folder) {
        var files = new ServiceKeyFiles(folder);
        try {
            Files.createDirectories(files.trust());
            for (String service : SERVICES) {
                KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
                write(files.key(service), "PRIVATE KEY", pair.getPrivate().getEncoded());
                write(
                        files.trust().resolve(service + ".pub"),
                        "PUBLIC KEY",
                        pair.getPublic().getEncoded());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return files;
    }

    /** The same in a new folder for temporary files. */
    public static ServiceKeyFiles make() {
        try {
            return make(Files.createTempDirectory("chancery-keys"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those that a service was told the public keys of. */
    public static ServiceKeyFiles ofTrust(Path trust) {
        return new ServiceKeyFiles(trust.resolve(".."));
    }

    private static void write(Path file, String what, byte[] key) throws IOException {
        Files.writeString(
                file,
                "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                        .formatted(what, Base64.getMimeEncoder().encodeToString(key), what));
    }

    /** A service's private key. */
    public Path key(String service) {
        return folder.resolve(service + ".key");
    }

    /** The folder of the public keys. */
    public Path trust() {
        return folder.resolve("trust");
    }

    /** What a service is told of them. */
    public Map<String, String> settings(String service) {
        return Map.of(
                "chancery.service-name",
                service,
                "chancery.key-file",
                key(service).toString(),
                "chancery.trust-dir",
                trust().toString());
    }

    /**
     * How a service reads that, with defaults for the rest.
     *
     * @param mapping its interface with {@code @ConfigMapping}
     */
    public <T> T config(String service, Class<T> mapping) {
        return new SmallRyeConfigBuilder()
                .withMapping(mapping)
                .withSources(
                        new PropertiesConfigSource(settings(service), "keys"),
                        // The default is written as only Quarkus reads it.
                        new PropertiesConfigSource(Map.of("chancery.internal-timeout", "PT5S"), "timeout"))
                .build()
                .getConfigMapping(mapping);
    }
}
