package io.chancery.contracts.identity;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.GroupId;
import io.chancery.contracts.WireType;
import java.time.Instant;

/** What happens to a group. Stream {@code group/<group id>}. Membership is a fact about the user. */
public sealed interface GroupEvent extends IdentityEvent {

    /**
     * Written by {@code CreateGroup}.
     *
     * @param groupName 1–128 characters of {@code [\w+=,.@-]}; unique in the account ignoring case
     */
    @WireType("io.chancery.identity.group-created.v1")
    record GroupCreated(GroupId groupId, AccountId accountId, String groupName, String path, Instant createdAt)
            implements GroupEvent {}

    /** Written by {@code UpdateGroup}. */
    @WireType("io.chancery.identity.group-renamed.v1")
    record GroupRenamed(GroupId groupId, String newGroupName, String newPath) implements GroupEvent {}

    /** Written by {@code DeleteGroup}. */
    @WireType("io.chancery.identity.group-deleted.v1")
    record GroupDeleted(GroupId groupId) implements GroupEvent {}
}
