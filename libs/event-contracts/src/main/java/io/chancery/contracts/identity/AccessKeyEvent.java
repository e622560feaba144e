package io.chancery.contracts.identity;

import io.chancery.contracts.AccessKeyId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.WireType;
import java.time.Instant;

/** What happens to an access key. Stream {@code access-key/<access key id>}. Its secret is never in an event. */
public sealed interface AccessKeyEvent extends IdentityEvent {

    /** Written by {@code CreateAccessKey}. The key is active. */
    @WireType("io.chancery.identity.access-key-created.v1")
    record AccessKeyCreated(AccessKeyId accessKeyId, AccountId accountId, KeyOwner owner, Instant createdAt)
            implements AccessKeyEvent {}

    /** Written by {@code UpdateAccessKey}, only if the status is another. */
    @WireType("io.chancery.identity.access-key-status-changed.v1")
    record AccessKeyStatusChanged(AccessKeyId accessKeyId, boolean active, Instant at) implements AccessKeyEvent {}

    /** Written by {@code DeleteAccessKey}; its secret's ciphertext goes in the same transaction. */
    @WireType("io.chancery.identity.access-key-deleted.v1")
    record AccessKeyDeleted(AccessKeyId accessKeyId) implements AccessKeyEvent {}
}
