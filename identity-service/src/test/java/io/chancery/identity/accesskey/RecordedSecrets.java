package io.chancery.identity.accesskey;

import io.chancery.contracts.AccessKeyId;
import io.chancery.contracts.AccountId;
import io.chancery.identity.store.SecretSealer;
import io.chancery.store.append.Alongside;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an operation asked to have sealed or destroyed. */
final class RecordedSecrets implements SecretSealer {
    static final Alongside STORE = session -> Uni.createFrom().voidItem();
    static final Alongside DELETE = session -> Uni.createFrom().voidItem();

    final List<Stored> stored = new ArrayList<>();
    final List<AccessKeyId> deleted = new ArrayList<>();

    record Stored(AccessKeyId id, AccountId account, String ownerId, String secret) {}

    @Override
    public Alongside store(AccessKeyId id, AccountId account, String ownerId, String secret) {
        stored.add(new Stored(id, account, ownerId, secret));
        return STORE;
    }

    @Override
    public Alongside delete(AccessKeyId id) {
        deleted.add(id);
        return DELETE;
    }

    @Override
    public Alongside deleteAll(AccountId account) {
        throw new UnsupportedOperationException("no operation on keys closes an account");
    }

    @Override
    public Uni<Optional<String>> open(AccessKeyId id, AccountId account, String ownerId) {
        throw new UnsupportedOperationException("no operation opens a secret");
    }
}
