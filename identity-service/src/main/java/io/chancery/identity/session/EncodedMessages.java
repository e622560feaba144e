package io.chancery.identity.session;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.ContractJson;
import io.chancery.contracts.UnreadableRecord;
import io.chancery.identity.store.KeyEncryptionKey;
import io.chancery.runtime.decision.AuthorizationMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Encoded authorization messages: why a call was denied, sealed for the account of its caller. Nothing is stored, so any
 * replica opens any message, also after a restart, and only with the key-encryption key.
 */
@ApplicationScoped
public class EncodedMessages {

    /** How long a message can be decoded. AWS says that messages expire and not when. */
    static final Duration LIFETIME = Duration.ofDays(7);

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private final KeyEncryptionKey kek;

    public EncodedMessages(KeyEncryptionKey kek) {
        this.kek = kek;
    }

    private record Sealed(Instant expiresAt, AuthorizationMessage message) {}

    /** As much of the message as {@link EncodedMessage#MAX_LENGTH} has room for; empty if that is nothing. */
    public Optional<String> seal(AccountId account, AuthorizationMessage message, Instant now) {
        return Stream.concat(Stream.of(message), message.shortened().stream())
                .map(form -> ContractJson.write(new Sealed(now.plus(LIFETIME), form)))
                .filter(json -> json.length <= Deflate.EXPANDED_LIMIT)
                .map(json -> sealed(account, json))
                .filter(encoded -> encoded.length() <= EncodedMessage.MAX_LENGTH)
                .findFirst();
    }

    private String sealed(AccountId account, byte[] json) {
        try {
            byte[] sealed = kek.messages().encrypt(Deflate.compress(json), associatedData(account));
            return ENCODER.encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an authorization message cannot be sealed", e);
        }
    }

    /** The message, if this installation sealed it for this account and it has not expired. */
    Optional<AuthorizationMessage> open(AccountId account, EncodedMessage encoded, Instant now) {
        try {
            byte[] plain = kek.messages().decrypt(DECODER.decode(encoded.value()), associatedData(account));
            return Optional.of(ContractJson.read(Deflate.expand(plain), Sealed.class))
                    .filter(found -> now.isBefore(found.expiresAt()))
                    .map(Sealed::message);
        } catch (GeneralSecurityException | IllegalArgumentException | UnreadableRecord e) {
            return Optional.empty();
        }
    }

    private static byte[] associatedData(AccountId account) {
        return ("authorization-message:" + account).getBytes(StandardCharsets.UTF_8);
    }
}
