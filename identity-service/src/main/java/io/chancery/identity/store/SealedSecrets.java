package io.chancery.identity.store;

import com.google.crypto.tink.Aead;
import io.chancery.contracts.AccessKeyId;
import io.chancery.contracts.AccountId;
import io.chancery.store.append.Alongside;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Secrets in the table {@code sealed_secret}. What is sealed is bound to its account, owner and key id, so that a row
 * that was copied to another key opens for nobody.
 */
@ApplicationScoped
public class SealedSecrets implements SecretSealer {

    private static final Sealing NOBODYS =
            new Sealing(new AccessKeyId("AKIAAAAAAAAAAAAAAAAA"), AccountId.INSTALLATION, "nobody");

    private final KeyEncryptionKey kek;
    private final Mutiny.SessionFactory sessions;

    public SealedSecrets(KeyEncryptionKey kek, Mutiny.SessionFactory sessions) {
        this.kek = kek;
        this.sessions = sessions;
    }

    /** What a secret is sealed for. */
    private record Sealing(AccessKeyId id, AccountId account, String ownerId) {

        /** Each part after its length, so that no two sealings have the same bytes. */
        byte[] associatedData() {
            var bytes = new ByteArrayOutputStream();
            for (String part : List.of(account.value(), ownerId, id.value())) {
                byte[] text = part.getBytes(StandardCharsets.UTF_8);
                bytes.writeBytes(
                        ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array());
                bytes.writeBytes(text);
            }
            return bytes.toByteArray();
        }
    }

    @Override
    public Alongside store(AccessKeyId id, AccountId account, String ownerId, String secret) {
        byte[] ciphertext = seal(kek.secrets(), new Sealing(id, account, ownerId), secret);
        return session -> session.createNativeQuery(
                        "insert into sealed_secret (access_key_id, account, owner, ciphertext) values (?1, ?2, ?3, ?4)")
                .setParameter(1, id.value())
                .setParameter(2, account.value())
                .setParameter(3, ownerId)
                .setParameter(4, ciphertext)
                .executeUpdate()
                .replaceWithVoid();
    }

    @Override
    public Alongside delete(AccessKeyId id) {
        return session -> session.createNativeQuery("delete from sealed_secret where access_key_id = ?1")
                .setParameter(1, id.value())
                .executeUpdate()
                .replaceWithVoid();
    }

    @Override
    public Alongside deleteAll(AccountId account) {
        return session -> session.createNativeQuery("delete from sealed_secret where account = ?1")
                .setParameter(1, account.value())
                .executeUpdate()
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<String>> open(AccessKeyId id, AccountId account, String ownerId) {
        Aead aead = kek.secrets();
        return Sessions.read(
                sessions,
                session -> session.createNativeQuery(
                                "select ciphertext from sealed_secret where access_key_id = ?1", byte[].class)
                        .setParameter(1, id.value())
                        .getResultList()
                        .map(found -> {
                            if (found.isEmpty()) {
                                open(aead, NOBODYS, seal(aead, NOBODYS, "0".repeat(40)));
                                return Optional.<String>empty();
                            }
                            return Optional.of(open(aead, new Sealing(id, account, ownerId), found.getFirst()));
                        }));
    }

    /**
     * Whether this key-encryption key is the one that the secrets were sealed under: one of them is tried.
     *
     * @return fails if it is not
     */
    public Uni<Void> check() {
        Aead aead = kek.secrets();
        return Sessions.read(
                sessions,
                session -> session.createNativeQuery(
                                "select access_key_id, account, owner, ciphertext from sealed_secret limit 1",
                                Tuple.class)
                        .getResultList()
                        .invoke(rows -> rows.forEach(row -> open(
                                aead,
                                new Sealing(
                                        new AccessKeyId(row.get(0, String.class)),
                                        new AccountId(row.get(1, String.class)),
                                        row.get(2, String.class)),
                                row.get(3, byte[].class))))
                        .replaceWithVoid());
    }

    private static byte[] seal(Aead aead, Sealing sealing, String secret) {
        try {
            return aead.encrypt(secret.getBytes(StandardCharsets.UTF_8), sealing.associatedData());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the secret of %s cannot be sealed".formatted(sealing.id()), e);
        }
    }

    private static String open(Aead aead, Sealing sealing, byte[] ciphertext) {
        try {
            return new String(aead.decrypt(ciphertext, sealing.associatedData()), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "the secret of %s was not sealed for it under this key-encryption key".formatted(sealing.id()), e);
        }
    }
}
