package io.chancery.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.AccessKeyId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.RoleId;
import io.chancery.identity.store.KeyEncryptionKey;
import io.chancery.runtime.caller.SessionFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTokensTest {

    private static final AccessKeyId KEY = new AccessKeyId("ASIAKEYKEYKEYKEYKEY2");
    private static final SessionTokens.Session SESSION = new SessionTokens.Session(
            "s".repeat(40),
            new SessionFacts(
                    new AccountId("111122223333"),
                    new RoleId("AROACLERKCLERKCLERK22"),
                    "Clerk",
                    "shift-1",
                    KEY,
                    List.of("{\"Statement\":[]}"),
                    List.of("ANPALIMITSLIMITSLIM22"),
                    Map.of("Project", "Rolls"),
                    List.of("Project"),
                    Optional.of("alice"),
                    Optional.empty(),
                    "arn:aws:iam::111122223333:user/alice",
                    Instant.parse("2026-01-01T00:00:00Z"),
                    Instant.parse("2026-01-01T01:00:00Z")));

    @TempDir
    Path folder;

    private SessionTokens tokens;

    @BeforeEach
    void a_key() throws IOException {
        tokens = tokens((byte) 1);
    }

    private SessionTokens tokens(byte fill) throws IOException {
        byte[] kek = new byte[32];
        kek[0] = fill;
        Path file = Files.writeString(
                folder.resolve("kek-" + fill), Base64.getEncoder().encodeToString(kek));
        return new SessionTokens(new KeyEncryptionKey(() -> Optional.of(file)));
    }

    @Test
    void what_is_sealed_is_opened() {
        assertThat(tokens.open(KEY, tokens.seal(SESSION))).contains(SESSION);
    }

    @Test
    void a_token_does_not_show_what_it_holds() {
        String token = new String(
                Base64.getDecoder().decode(tokens.seal(SESSION)), java.nio.charset.StandardCharsets.ISO_8859_1);

        assertThat(token).doesNotContain("ssss").doesNotContain("Clerk");
        assertThat(SESSION.toString()).doesNotContain("ssss");
    }

    @Test
    void two_tokens_of_one_session_differ() {
        assertThat(tokens.seal(SESSION)).isNotEqualTo(tokens.seal(SESSION));
    }

    @Test
    void another_access_key_does_not_open_it() {
        assertThat(tokens.open(new AccessKeyId("ASIAOTHEROTHEROTHER2"), tokens.seal(SESSION)))
                .isEmpty();
    }

    @Test
    void another_key_encryption_key_does_not_open_it() throws IOException {
        assertThat(tokens((byte) 2).open(KEY, tokens.seal(SESSION))).isEmpty();
    }

    @Test
    void no_flipped_bit_goes_unnoticed() {
        byte[] sealed = Base64.getDecoder().decode(tokens.seal(SESSION));
        for (int i = 0; i < sealed.length; i++) {
            byte[] flipped = sealed.clone();
            flipped[i] ^= 1;
            assertThat(tokens.open(KEY, Base64.getEncoder().encodeToString(flipped)))
                    .as("byte %d", i)
                    .isEmpty();
        }
    }

    @Test
    void what_is_no_token_is_not_opened() {
        assertThat(tokens.open(KEY, "")).isEmpty();
        assertThat(tokens.open(KEY, "%%%")).isEmpty();
        assertThat(tokens.open(KEY, "AAAA")).isEmpty();
    }
}
