package io.chancery.contracts.identity;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.RoleId;
import io.chancery.contracts.Tag;
import io.chancery.contracts.WireType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happens to a role. Stream {@code role/<role id>}. */
public sealed interface RoleEvent extends IdentityEvent {

    /**
     * Written by {@code CreateRole} and {@code CreateServiceLinkedRole}.
     *
     * @param roleName 1–64 characters of {@code [\w+=,.@-]}; unique in the account ignoring case
     * @param maxSessionDurationSeconds 3600 to 43200
     */
    @WireType("io.chancery.identity.role-created.v1")
    record RoleCreated(
            RoleId roleId,
            AccountId accountId,
            String roleName,
            String path,
            TrustPolicy trustPolicy,
            Optional<String> description,
            int maxSessionDurationSeconds,
            List<Tag> tags,
            Optional<PermissionsBoundary> permissionsBoundary,
            Instant createdAt)
            implements RoleEvent {}

    /** Written by {@code UpdateAssumeRolePolicy}. */
    @WireType("io.chancery.identity.role-trust-policy-updated.v1")
    record RoleTrustPolicyUpdated(RoleId roleId, TrustPolicy trustPolicy) implements RoleEvent {}

    /**
     * A role has another description or longest session. Written by {@code UpdateRole} and {@code UpdateRoleDescription}.
     *
     * @param maxSessionDurationSeconds 3600 to 43200
     */
    @WireType("io.chancery.identity.role-updated.v1")
    record RoleUpdated(RoleId roleId, Optional<String> description, int maxSessionDurationSeconds)
            implements RoleEvent {}

    /**
     * Written by {@code TagRole}.
     *
     * @param tags those that are new or have another value
     */
    @WireType("io.chancery.identity.role-tagged.v1")
    record RoleTagged(RoleId roleId, List<Tag> tags) implements RoleEvent {}

    /**
     * Written by {@code UntagRole}, and by {@code TagRole} before a key comes back in another case.
     *
     * @param tagKeys of tags that the role had
     */
    @WireType("io.chancery.identity.role-untagged.v1")
    record RoleUntagged(RoleId roleId, List<String> tagKeys) implements RoleEvent {}

    /** Written by {@code PutRolePermissionsBoundary}. It takes the place of the one before. */
    @WireType("io.chancery.identity.role-permissions-boundary-put.v1")
    record RolePermissionsBoundaryPut(RoleId roleId, PermissionsBoundary permissionsBoundary) implements RoleEvent {}

    /** Written by {@code DeleteRolePermissionsBoundary}. Nothing bounds the role any more. */
    @WireType("io.chancery.identity.role-permissions-boundary-deleted.v1")
    record RolePermissionsBoundaryDeleted(RoleId roleId) implements RoleEvent {}

    /** Written by {@code DeleteRole} and {@code DeleteServiceLinkedRole}. */
    @WireType("io.chancery.identity.role-deleted.v1")
    record RoleDeleted(RoleId roleId) implements RoleEvent {}
}
