package io.chancery.identity.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import io.chancery.contracts.AccountId;
import io.chancery.identity.store.KeyEncryptionKey;
import io.chancery.runtime.decision.AuthorizationMessage;
import io.chancery.runtime.decision.AuthorizationMessage.Condition;
import io.chancery.runtime.decision.AuthorizationMessage.Items;
import io.chancery.runtime.decision.DecisionExplanation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncodedMessagesTest {

    private static final AccountId ACME = new AccountId("111122223333");
    private static final AccountId OTHER = new AccountId("444455556666");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final AuthorizationMessage MESSAGE = message(List.of("192.0.2.7"));

    @TempDir
    Path folder;

    private EncodedMessages messages;

    @BeforeEach
    void a_key() throws IOException {
        messages = new EncodedMessages(kek((byte) 1));
    }

    private KeyEncryptionKey kek(byte fill) throws IOException {
        byte[] kek = new byte[32];
        kek[0] = fill;
        Path file = Files.writeString(
                folder.resolve("kek-" + fill), Base64.getEncoder().encodeToString(kek));
        return new KeyEncryptionKey(() -> Optional.of(file));
    }

    private static AuthorizationMessage message(List<String> sourceIps) {
        return new AuthorizationMessage(
                false,
                false,
                new Items<>(List.of()),
                new Items<>(List.of()),
                new AuthorizationMessage.RequestContext(
                        new AuthorizationMessage.Principal("AIDAALICE", "arn:aws:iam::111122223333:user/alice"),
                        "iam:DeleteUser",
                        "arn:aws:iam::111122223333:user/bob",
                        new Items<>(List.of(new Condition("aws:SourceIp", AuthorizationMessage.values(sourceIps))))),
                Optional.of(DecisionExplanation.only("because")));
    }

    private String sealed(AuthorizationMessage message) {
        return messages.seal(ACME, message, NOW).orElseThrow();
    }

    private Optional<AuthorizationMessage> opened(AccountId account, String encoded, Instant now) {
        return messages.open(account, new EncodedMessage(encoded), now);
    }

    @Test
    void what_is_sealed_is_opened_and_does_not_show() {
        String encoded = sealed(MESSAGE);

        assertThat(opened(ACME, encoded, NOW)).contains(MESSAGE);
        assertThat(new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.ISO_8859_1))
                .doesNotContain("alice");
        assertThat(encoded).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void another_replica_opens_it_as_does_this_one_after_a_restart() throws IOException {
        assertThat(new EncodedMessages(kek((byte) 1)).open(ACME, new EncodedMessage(sealed(MESSAGE)), NOW))
                .contains(MESSAGE);
    }

    @Test
    void another_account_does_not_open_it() {
        assertThat(opened(OTHER, sealed(MESSAGE), NOW)).isEmpty();
    }

    @Test
    void it_can_be_opened_for_seven_days() {
        String encoded = sealed(MESSAGE);

        assertThat(opened(ACME, encoded, NOW.plus(EncodedMessages.LIFETIME).minusSeconds(1)))
                .isPresent();
        assertThat(opened(ACME, encoded, NOW.plus(EncodedMessages.LIFETIME))).isEmpty();
    }

    @Test
    void no_flipped_bit_goes_unnoticed() {
        byte[] bytes = Base64.getUrlDecoder().decode(sealed(MESSAGE));
        for (int i = 0; i < bytes.length; i++) {
            byte[] flipped = bytes.clone();
            flipped[i] ^= 1;
            assertThat(opened(ACME, Base64.getUrlEncoder().encodeToString(flipped), NOW))
                    .as("byte %d", i)
                    .isEmpty();
        }
    }

    @Test
    void what_is_no_message_is_not_opened() throws IOException {
        String ofAnotherKey =
                new EncodedMessages(kek((byte) 2)).seal(ACME, MESSAGE, NOW).orElseThrow();
        for (String nothing : List.of("%%%", "AAAA", sealed(MESSAGE) + "\n", ofAnotherKey)) {
            assertThat(opened(ACME, nothing, NOW)).as(nothing).isEmpty();
        }
    }

    /** Or what is sealed for one purpose could be opened for the other. */
    @Test
    void the_key_of_session_tokens_does_not_open_it() throws IOException {
        byte[] sealed = Base64.getUrlDecoder().decode(sealed(MESSAGE));
        byte[] boundTo = ("authorization-message:" + ACME).getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> kek((byte) 1).tokens().decrypt(sealed, boundTo))
                .isInstanceOf(GeneralSecurityException.class);
        assertThat(kek((byte) 1))
                .extracting(key -> opens(key.messages(), sealed, boundTo))
                .isEqualTo(true);
    }

    private static boolean opens(Aead aead, byte[] sealed, byte[] boundTo) {
        try {
            return aead.decrypt(sealed, boundTo).length > 0;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Test
    void what_is_too_long_is_shortened() {
        var random = new Random(1);
        List<String> ips = IntStream.range(0, 500)
                .mapToObj(i -> Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong()))
                .toList();

        String encoded = sealed(message(ips));

        assertThat(encoded.length()).isLessThanOrEqualTo(EncodedMessage.MAX_LENGTH);
        AuthorizationMessage opened = opened(ACME, encoded, NOW).orElseThrow();
        assertThat(opened.context().principal()).isEqualTo(MESSAGE.context().principal());
        assertThat(opened.context().conditions().items()).isEmpty();
    }

    /** Nobody may be made to expand without end, so what does not expand is not sealed. */
    @Test
    void what_packs_too_well_is_shortened_too() {
        String encoded = sealed(message(List.of("a".repeat(Deflate.EXPANDED_LIMIT))));

        assertThat(opened(ACME, encoded, NOW)
                        .orElseThrow()
                        .context()
                        .conditions()
                        .items())
                .isEmpty();
    }
}
