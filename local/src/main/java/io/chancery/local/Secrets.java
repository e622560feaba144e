package io.chancery.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/** The secrets of an installation: files of mode 0600, generated once and never shown. */
final class Secrets {

    private static final int BYTES = 32;

    private final DataDirectory data;
    private final SecureRandom random = new SecureRandom();

    Secrets(DataDirectory data) {
        this.data = data;
    }

    /** Generates what is missing, for these services. */
    void complete(List<String> services) {
        once(operatorTokenFile(), this::token);
        once(keyEncryptionKeyFile(), () -> Base64.getEncoder().encodeToString(bytes()) + "\n");
        services.forEach(this::completeKeys);
    }

    /** The bearer token of the operator API. */
    Path operatorTokenFile() {
        return data.secret("operator-token");
    }

    String operatorToken() {
        return DataDirectory.read(operatorTokenFile())
                .map(String::strip)
                .orElseThrow(() ->
                        new LaunchFailure("There is no operator token in %s; was it ever up?".formatted(data.root())));
    }

    /** 32 random bytes in base64, under which identity-service encrypts its secrets. */
    Path keyEncryptionKeyFile() {
        return data.secret("kek");
    }

    /** The service's Ed25519 private key: PKCS #8 in PEM. */
    Path keyFile(String service) {
        return data.secret(service + ".key");
    }

    /** The service's Ed25519 public key: X.509 SubjectPublicKeyInfo in PEM. */
    Path publicKeyFile(String service) {
        return data.trust().resolve(service + ".pub");
    }

    /** A password of PostgreSQL; letters, digits, minus and underscore. */
    String databasePassword(String user) {
        Path file = data.secret("database-" + user);
        once(file, this::token);
        return DataDirectory.read(file).map(String::strip).orElseThrow();
    }

    private void completeKeys(String service) {
        if (Files.exists(keyFile(service)) && Files.exists(publicKeyFile(service))) {
            return;
        }
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            // The private key last: the pair counts as made once both are there, and is made anew otherwise.
            DataDirectory.write(
                    publicKeyFile(service), pem("PUBLIC KEY", pair.getPublic().getEncoded()));
            DataDirectory.write(
                    keyFile(service), pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        } catch (NoSuchAlgorithmException e) {
            throw new LaunchFailure("This JDK has no Ed25519", e);
        }
    }

    private static String pem(String label, byte[] encoded) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(label, body);
    }

    private interface Source {
        String draw();
    }

    private static void once(Path file, Source source) {
        if (!Files.exists(file)) {
            DataDirectory.write(file, source.draw());
        }
    }

    private String token() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes()) + "\n";
    }

    private byte[] bytes() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return bytes;
    }
}
