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
     * Written by {@code CreateRole}.
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

    /** Written by {@code DeleteRole}. */
    @WireType("io.chancery.identity.role-deleted.v1")
    record RoleDeleted(RoleId roleId) implements RoleEvent {}
}
