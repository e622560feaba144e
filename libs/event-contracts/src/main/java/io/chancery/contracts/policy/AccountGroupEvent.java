package io.chancery.contracts.policy;

import io.chancery.contracts.AccountGroupId;
import io.chancery.contracts.OrganizationId;
import io.chancery.contracts.WireType;
import java.time.Instant;

/** What happens to a group of accounts. Stream {@code account-group/<id>} of the installation's account. */
public sealed interface AccountGroupEvent extends PolicyEvent
        permits AccountGroupEvent.OrganizationCreated,
                AccountGroupEvent.AccountGroupCreated,
                AccountGroupEvent.AccountGroupRenamed,
                AccountGroupEvent.AccountGroupDeleted,
                ControlPoliciesEvent {

    /** Written once in an installation, by the first start. Makes the root group, which every account is in. */
    @WireType("io.chancery.policy.organization-created.v1")
    record OrganizationCreated(OrganizationId organizationId, AccountGroupId rootId, Instant createdAt)
            implements AccountGroupEvent {}

    /**
     * Written by {@code CreateAccountGroup}.
     *
     * @param groupName 1–128 characters; unique in its parent ignoring case
     * @param parentId at most four groups below the root
     */
    @WireType("io.chancery.policy.account-group-created.v1")
    record AccountGroupCreated(AccountGroupId groupId, String groupName, AccountGroupId parentId, Instant createdAt)
            implements AccountGroupEvent {}

    /** Written by {@code RenameAccountGroup}. */
    @WireType("io.chancery.policy.account-group-renamed.v1")
    record AccountGroupRenamed(AccountGroupId groupId, String newGroupName) implements AccountGroupEvent {}

    /** Written by {@code DeleteAccountGroup}; there was nothing in it. */
    @WireType("io.chancery.policy.account-group-deleted.v1")
    record AccountGroupDeleted(AccountGroupId groupId) implements AccountGroupEvent {}
}
