package io.chancery.policy.organization;

import io.chancery.contracts.AccountGroupId;
import io.chancery.contracts.policy.AccountGroup;
import java.time.Instant;
import java.util.Optional;

/**
 * A group of accounts as answers show it.
 *
 * @param parent absent for the root
 * @param path as {@code aws:PrincipalOrgPaths} has it
 */
record ShownGroup(AccountGroupId id, String name, Optional<AccountGroupId> parent, String path, Instant createdAt) {

    static ShownGroup of(AccountGroup group, String path) {
        return new ShownGroup(group.id(), group.name(), group.parent(), path, group.createdAt());
    }
}
