package io.chancery.runtime.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chancery.runtime.ChanceryConfig;
import io.chancery.runtime.internal.CloseAccountRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignerTest {

    private static final String PURPOSE = "purpose";
    private static final CloseAccountRequest STATEMENT = new CloseAccountRequest("123456789012");

    @TempDir
    Path folder;

    private KeyPair keys;
    private Signer signer;

    @BeforeEach
    void two_services_with_keys() throws GeneralSecurityException, IOException {
        keys = keysOf("identity");
        keysOf("policy");
        signer = new Signer(new Config(folder, "identity"));
    }

    @Test
    void a_statement_comes_back_from_its_signer() {
        String signed = signer.sign(PURPOSE, STATEMENT);

        assertThat(verify(PURPOSE, "identity", signed)).contains(STATEMENT);
    }

    @Test
    void another_purpose_issuer_or_text_is_no_statement() {
        String signed = signer.sign(PURPOSE, STATEMENT);
        String body = signed.substring(0, signed.indexOf('.'));

        assertThat(verify("other", "identity", signed)).isEmpty();
        assertThat(verify(PURPOSE, "policy", signed)).isEmpty();
        assertThat(verify(PURPOSE, "nobody", signed)).isEmpty();
        assertThat(verify(PURPOSE, "identity", "A" + signed)).isEmpty();
        assertThat(verify(PURPOSE, "identity", body + ".")).isEmpty();
        assertThat(verify(PURPOSE, "identity", body + ".AAAA")).isEmpty();
        assertThat(verify(PURPOSE, "identity", body)).isEmpty();
    }

    @Test
    void its_signatures_are_plain_Ed25519() throws GeneralSecurityException {
        String[] parts = signer.sign(PURPOSE, STATEMENT).split("\\.", -1);
        byte[] json = Base64.getUrlDecoder().decode(parts[0]);

        Signature other = Signature.getInstance("Ed25519");
        other.initVerify(keys.getPublic());
        other.update("7:purpose:".getBytes(StandardCharsets.UTF_8));
        other.update(json);

        assertThat(other.verify(Base64.getUrlDecoder().decode(parts[1]))).isTrue();
    }

    @Test
    void a_key_file_without_a_key_is_told_by_its_name() throws IOException {
        Files.writeString(folder.resolve("identity.key"), "nothing");

        assertThatThrownBy(() -> new Signer(new Config(folder, "identity")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("identity.key holds no Ed25519 private key");
    }

    private Optional<CloseAccountRequest> verify(String purpose, String issuer, String text) {
        return signer.verify(purpose, issuer, text, CloseAccountRequest.class);
    }

    private KeyPair keysOf(String service) throws GeneralSecurityException, IOException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        write(service + ".key", "PRIVATE KEY", pair.getPrivate().getEncoded());
        write(service + ".pub", "PUBLIC KEY", pair.getPublic().getEncoded());
        return pair;
    }

    private void write(String name, String label, byte[] encoded) throws IOException {
        String body = Base64.getMimeEncoder().encodeToString(encoded);
        Files.writeString(
                folder.resolve(name), "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(label, body));
    }

    private record Config(Path folder, String serviceName) implements ChanceryConfig {
        @Override
        public Path keyFile() {
            return folder.resolve(serviceName + ".key");
        }

        @Override
        public Path trustDir() {
            return folder;
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
}
