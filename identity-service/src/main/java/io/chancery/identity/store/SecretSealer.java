package io.chancery.identity.store;

import io.chancery.contracts.AccessKeyId;
import io.chancery.contracts.AccountId;
import io.chancery.store.append.Alongside;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Keeps the secrets of long-term access keys, sealed. */
public interface SecretSealer {

    /**
     * Seals a new key's secret, to be written in the transaction that makes the key.
     *
     * @param ownerId the key's owner's, as in {@link io.chancery.contracts.identity.KeyOwner}
     */
    Alongside store(AccessKeyId id, AccountId account, String ownerId, String secret);

    /** Destroys a key's secret in the transaction that deletes the key. */
    Alongside delete(AccessKeyId id);

    /** Destroys all secrets of an account in the transaction that closes it. */
    Alongside deleteAll(AccountId account);

    /**
     * The secret, if there is one. That there is none takes as much work to find out.
     *
     * @return fails if what is stored was not sealed for exactly this key, account and owner under this key-encryption
     *     key
     */
    Uni<Optional<String>> open(AccessKeyId id, AccountId account, String ownerId);
}
