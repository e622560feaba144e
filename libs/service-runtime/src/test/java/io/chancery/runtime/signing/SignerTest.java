package io.chancery.runtime.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chancery.runtime.ChanceryConfig;
import io.chancery.runtime.internal.CloseAccountRequest;
import io.chancery.testing.ServiceKeyFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
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

    private ServiceKeyFiles keys;
    private Signer signer;

    @BeforeEach
    void a_service_with_keys() {
        keys = ServiceKeyFiles.make(folder);
        signer = new Signer(keys.config("identity", ChanceryConfig.class));
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
    void its_signatures_are_plain_Ed25519() throws GeneralSecurityException, IOException {
        String[] parts = signer.sign(PURPOSE, STATEMENT).split("\\.", -1);
        byte[] json = Base64.getUrlDecoder().decode(parts[0]);

        Signature other = Signature.getInstance("Ed25519");
        other.initVerify(publicKey("identity"));
        other.update("7:purpose:".getBytes(StandardCharsets.UTF_8));
        other.update(json);

        assertThat(other.verify(Base64.getUrlDecoder().decode(parts[1]))).isTrue();
    }

    @Test
    void a_key_file_without_a_key_is_told_by_its_name() throws IOException {
        Files.writeString(folder.resolve("identity.key"), "nothing");

        ChanceryConfig config = keys.config("identity", ChanceryConfig.class);

        assertThatThrownBy(() -> new Signer(config))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("identity.key holds no Ed25519 private key");
    }

    private Optional<CloseAccountRequest> verify(String purpose, String issuer, String text) {
        return signer.verify(purpose, issuer, text, CloseAccountRequest.class);
    }

    /** As another program reads it. */
    private PublicKey publicKey(String service) throws GeneralSecurityException, IOException {
        String pem = Files.readString(keys.trust().resolve(service + ".pub"));
        byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----.*-----", ""));
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der));
    }
}
