package io.chancery.policy.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** An installation's files: a key pair for each service and a spool. */
final class SuiteKeys {

    /** A folder with {@code <service>.key} and {@code trust/<service>.pub}; one per JVM, known to each class loader. */
    static final Path FOLDER = Path.of(
            System.getProperty("java.io.tmpdir"),
            "policy-stand-in-" + ProcessHandle.current().pid());

    private SuiteKeys() {}

    /** Makes them, and tells where they are. */
    static Map<String, String> make() {
        write();
        return Map.of(
                "chancery.operator-token-file", FOLDER.resolve("operator-token").toString(),
                "chancery.key-file", FOLDER.resolve("policy.key").toString(),
                "chancery.trust-dir", FOLDER.resolve("trust").toString(),
                "chancery.spool-dir", FOLDER.resolve("spool").toString());
    }

    private static void write() {
        Path trust = FOLDER.resolve("trust");
        try {
            Files.createDirectories(trust);
            byte[] token = new byte[32];
            new SecureRandom().nextBytes(token);
            Files.writeString(FOLDER.resolve("operator-token"), HexFormat.of().formatHex(token));
            for (String service : List.of("identity", "policy", "audit", "report", "gateway")) {
                KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
                pem(
                        FOLDER.resolve(service + ".key"),
                        "PRIVATE KEY",
                        pair.getPrivate().getEncoded());
                pem(
                        trust.resolve(service + ".pub"),
                        "PUBLIC KEY",
                        pair.getPublic().getEncoded());
            }
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
}
