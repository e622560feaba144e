package io.chancery.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path folder;

    @Test
    void only_the_owner_can_read_a_secret() throws IOException {
        DataDirectory data = DataDirectory.open(folder.resolve("data"));
        Secrets secrets = new Secrets(data);
        secrets.complete(List.of("identity"));
        secrets.databasePassword("identity");

        try (Stream<Path> files = Files.list(data.secret("x").getParent())) {
            assertThat(files)
                    .hasSize(4)
                    .allSatisfy(file -> assertThat(mode(file)).isEqualTo("rw-------"));
        }
        assertThat(mode(data.root())).isEqualTo("rwx------");
    }

    @Test
    void secrets_are_drawn_once() throws IOException {
        DataDirectory data = DataDirectory.open(folder);
        new Secrets(data).complete(List.of("identity"));
        String token = new Secrets(data).operatorToken();
        String key = Files.readString(new Secrets(data).keyFile("identity"));

        new Secrets(data).complete(List.of("identity", "policy"));

        assertThat(new Secrets(data).operatorToken()).isEqualTo(token).hasSize(43);
        assertThat(Files.readString(new Secrets(data).keyFile("identity"))).isEqualTo(key);
        assertThat(new Secrets(data).keyFile("policy")).exists();
        assertThat(Base64.getDecoder()
                        .decode(Files.readString(new Secrets(data).keyEncryptionKeyFile())
                                .strip()))
                .hasSize(32);
    }

    @Test
    void what_a_service_signs_its_public_key_verifies() throws IOException, GeneralSecurityException {
        Secrets secrets = new Secrets(DataDirectory.open(folder));
        secrets.complete(List.of("gateway"));
        KeyFactory keys = KeyFactory.getInstance("Ed25519");

        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(keys.generatePrivate(new PKCS8EncodedKeySpec(pem(secrets.keyFile("gateway")))));
        signer.update("call".getBytes(StandardCharsets.UTF_8));
        byte[] signature = signer.sign();

        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(keys.generatePublic(new X509EncodedKeySpec(pem(secrets.publicKeyFile("gateway")))));
        verifier.update("call".getBytes(StandardCharsets.UTF_8));
        assertThat(verifier.verify(signature)).isTrue();
    }

    private static byte[] pem(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return Base64.getDecoder().decode(String.join("", lines.subList(1, lines.size() - 1)));
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
