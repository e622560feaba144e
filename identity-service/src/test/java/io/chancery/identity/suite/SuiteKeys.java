package io.chancery.identity.suite;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** An installation's files: a key pair for each service, the key-encryption key, a spool and a log. */
public final class SuiteKeys implements QuarkusTestResourceLifecycleManager {

    static final String FOLDER = "test.suite-folder";

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("identity-suite");
            Path trust = Files.createDirectory(folder.resolve("trust"));
            for (String service : List.of("identity", "policy", "audit", "report", "gateway")) {
                KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
                pem(
                        folder.resolve(service + ".key"),
                        "PRIVATE KEY",
                        pair.getPrivate().getEncoded());
                pem(
                        trust.resolve(service + ".pub"),
                        "PUBLIC KEY",
                        pair.getPublic().getEncoded());
            }
            byte[] kek = new byte[32];
            new SecureRandom().nextBytes(kek);
            Path kekFile =
                    Files.writeString(folder.resolve("kek"), Base64.getEncoder().encodeToString(kek) + "\n");
            return Map.of(
                    FOLDER,
                    folder.toString(),
                    "chancery.key-file",
                    folder.resolve("identity.key").toString(),
                    "chancery.trust-dir",
                    trust.toString(),
                    "chancery.kek-file",
                    kekFile.toString(),
                    "chancery.spool-dir",
                    folder.resolve("spool").toString(),
                    "quarkus.log.file.enabled",
                    "true",
                    "quarkus.log.file.path",
                    folder.resolve("identity.log").toString(),
                    "quarkus.log.category.\"io.chancery\".level",
                    "DEBUG");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pem(Path file, String what, byte[] der) throws IOException {
        Files.writeString(
                file,
                "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                        .formatted(what, Base64.getMimeEncoder().encodeToString(der), what));
    }

    @Override
    public void stop() {}
}
