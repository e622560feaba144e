package io.chancery.identity.session;

import com.google.crypto.tink.Aead;
import io.chancery.contracts.AccessKeyId;
import io.chancery.contracts.ContractJson;
import io.chancery.contracts.UnreadableRecord;
import io.chancery.identity.store.KeyEncryptionKey;
import io.chancery.runtime.caller.SessionFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;

/**
 * Session tokens: a session's secret and facts, sealed for its access key id. Nothing of a session is stored, so any
 * replica opens any token, and only with the key-encryption key.
 */
@ApplicationScoped
public class SessionTokens {

    private final KeyEncryptionKey kek;

    public SessionTokens(KeyEncryptionKey kek) {
        this.kek = kek;
    }

    /** What a token holds. */
    public record Session(String secretAccessKey, SessionFacts facts) {
        @Override
        public String toString() {
            return "Session[" + facts.arn() + "]";
        }
    }

    /** @return base64 */
    public String seal(Session session) {
        byte[] plain = Deflate.compress(ContractJson.write(session));
        try {
            byte[] sealed = aead().encrypt(plain, associatedData(session.facts().accessKeyId()));
            return Base64.getEncoder().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a session token cannot be sealed", e);
        }
    }

    /**
     * What a token holds, if this installation sealed it for this access key. Whether it has expired is the reader's to
     * check.
     */
    public Optional<Session> open(AccessKeyId accessKeyId, String token) {
        try {
            byte[] plain = aead().decrypt(Base64.getDecoder().decode(token), associatedData(accessKeyId));
            return Optional.of(ContractJson.read(Deflate.expand(plain), Session.class))
                    .filter(session -> session.facts().accessKeyId().equals(accessKeyId));
        } catch (GeneralSecurityException | IllegalArgumentException | UnreadableRecord e) {
            return Optional.empty();
        }
    }

    private Aead aead() {
        return kek.tokens();
    }

    private static byte[] associatedData(AccessKeyId accessKeyId) {
        return ("session-token:" + accessKeyId).getBytes(StandardCharsets.UTF_8);
    }
}
