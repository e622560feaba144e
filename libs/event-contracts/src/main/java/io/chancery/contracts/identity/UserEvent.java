package io.chancery.contracts.identity;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.GroupId;
import io.chancery.contracts.Tag;
import io.chancery.contracts.UserId;
import io.chancery.contracts.WireType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happens to a user. Stream {@code user/<user id>}. */
public sealed interface UserEvent extends IdentityEvent {

    /**
     * A user was added to an account. Written by {@code CreateUser}.
     *
     * @param userId never used again, not even after deletion
     * @param userName 1–64 characters of {@code [\w+=,.@-]}, case kept as sent; unique in the account ignoring case
     * @param path {@code /} or {@code /division/}
     * @param createdAt UTC, whole seconds, because the AWS API shows no finer
     */
    @WireType("io.chancery.identity.user-created.v1")
    record UserCreated(
            UserId userId,
            AccountId accountId,
            String userName,
            String path,
            List<Tag> tags,
            Optional<PermissionsBoundary> permissionsBoundary,
            Instant createdAt)
            implements UserEvent {}

    /** A user has another name or path. Written by {@code UpdateUser}. */
    @WireType("io.chancery.identity.user-renamed.v1")
    record UserRenamed(UserId userId, String newUserName, String newPath) implements UserEvent {}

    /** Written by {@code AddUserToGroup}. */
    @WireType("io.chancery.identity.user-added-to-group.v1")
    record UserAddedToGroup(UserId userId, GroupId groupId) implements UserEvent {}

    /** Written by {@code RemoveUserFromGroup}. */
    @WireType("io.chancery.identity.user-removed-from-group.v1")
    record UserRemovedFromGroup(UserId userId, GroupId groupId) implements UserEvent {}

    /**
     * Written by {@code TagUser}.
     *
     * @param tags those that are new or have another value
     */
    @WireType("io.chancery.identity.user-tagged.v1")
    record UserTagged(UserId userId, List<Tag> tags) implements UserEvent {}

    /**
     * Written by {@code UntagUser}, and by {@code TagUser} before a key comes back in another case.
     *
     * @param tagKeys of tags that the user had
     */
    @WireType("io.chancery.identity.user-untagged.v1")
    record UserUntagged(UserId userId, List<String> tagKeys) implements UserEvent {}

    /** Written by {@code PutUserPermissionsBoundary}. It takes the place of the one before. */
    @WireType("io.chancery.identity.user-permissions-boundary-put.v1")
    record UserPermissionsBoundaryPut(UserId userId, PermissionsBoundary permissionsBoundary) implements UserEvent {}

    /** Written by {@code DeleteUserPermissionsBoundary}. Nothing bounds the user any more. */
    @WireType("io.chancery.identity.user-permissions-boundary-deleted.v1")
    record UserPermissionsBoundaryDeleted(UserId userId) implements UserEvent {}

    /** Written by {@code DeleteUser}. */
    @WireType("io.chancery.identity.user-deleted.v1")
    record UserDeleted(UserId userId) implements UserEvent {}
}
