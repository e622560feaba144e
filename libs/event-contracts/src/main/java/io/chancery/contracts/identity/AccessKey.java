package io.chancery.contracts.identity;

import io.chancery.contracts.AccessKeyId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.identity.AccessKeyEvent.AccessKeyCreated;
import io.chancery.contracts.identity.AccessKeyEvent.AccessKeyDeleted;
import io.chancery.contracts.identity.AccessKeyEvent.AccessKeyStatusChanged;
import io.chancery.contracts.stream.Edge;
import io.chancery.contracts.stream.Listing;
import io.chancery.contracts.stream.StreamType;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One long-term access key, without its secret.
 *
 * @param statusChangedAt when it was last made active or inactive: its rotation date in the credential report
 */
public record AccessKey(
        AccessKeyId id, AccountId account, KeyOwner owner, boolean active, Instant createdAt, Instant statusChangedAt) {

    public static final String KIND = "access-key";
    public static final String OWNED_BY = "owned-by";

    public static final StreamType<AccessKey, AccessKeyEvent> STREAM = new StreamType<>(
            KIND,
            AccessKey.class,
            AccessKeyEvent.class,
            AccessKey::evolve,
            key -> Set.of(),
            key -> Set.of(new Edge(OWNED_BY, key.owner.id())),
            key -> Optional.of(new Listing(key.id.value(), "/")));

    static Optional<AccessKey> evolve(Optional<AccessKey> before, AccessKeyEvent event) {
        return switch (event) {
            case AccessKeyCreated e ->
                Optional.of(
                        new AccessKey(e.accessKeyId(), e.accountId(), e.owner(), true, e.createdAt(), e.createdAt()));
            case AccessKeyStatusChanged e ->
                before.map(key -> new AccessKey(key.id, key.account, key.owner, e.active(), key.createdAt, e.at()));
            case AccessKeyDeleted e -> Optional.empty();
        };
    }
}
