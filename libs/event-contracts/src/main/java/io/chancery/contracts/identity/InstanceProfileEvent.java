package io.chancery.contracts.identity;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.InstanceProfileId;
import io.chancery.contracts.RoleId;
import io.chancery.contracts.Tag;
import io.chancery.contracts.WireType;
import java.time.Instant;
import java.util.List;

/** What happens to an instance profile. Stream {@code instance-profile/<instance profile id>}. */
public sealed interface InstanceProfileEvent extends IdentityEvent {

    /**
     * Written by {@code CreateInstanceProfile}. There is no role in it yet.
     *
     * @param instanceProfileName 1–128 characters of {@code [\w+=,.@-]}; unique in the account ignoring case
     */
    @WireType("io.chancery.identity.instance-profile-created.v1")
    record InstanceProfileCreated(
            InstanceProfileId instanceProfileId,
            AccountId accountId,
            String instanceProfileName,
            String path,
            List<Tag> tags,
            Instant createdAt)
            implements InstanceProfileEvent {}

    /** A role was passed to the profile's instances. Written by {@code AddRoleToInstanceProfile}. */
    @WireType("io.chancery.identity.role-added-to-instance-profile.v1")
    record RoleAddedToInstanceProfile(InstanceProfileId instanceProfileId, RoleId roleId)
            implements InstanceProfileEvent {}

    /** Written by {@code RemoveRoleFromInstanceProfile}. */
    @WireType("io.chancery.identity.role-removed-from-instance-profile.v1")
    record RoleRemovedFromInstanceProfile(InstanceProfileId instanceProfileId, RoleId roleId)
            implements InstanceProfileEvent {}

    /**
     * Written by {@code TagInstanceProfile}.
     *
     * @param tags those that are new or have another value
     */
    @WireType("io.chancery.identity.instance-profile-tagged.v1")
    record InstanceProfileTagged(InstanceProfileId instanceProfileId, List<Tag> tags) implements InstanceProfileEvent {}

    /**
     * Written by {@code UntagInstanceProfile}.
     *
     * @param tagKeys of tags that it had
     */
    @WireType("io.chancery.identity.instance-profile-untagged.v1")
    record InstanceProfileUntagged(InstanceProfileId instanceProfileId, List<String> tagKeys)
            implements InstanceProfileEvent {}

    /** Written by {@code DeleteInstanceProfile}. */
    @WireType("io.chancery.identity.instance-profile-deleted.v1")
    record InstanceProfileDeleted(InstanceProfileId instanceProfileId) implements InstanceProfileEvent {}
}
