package io.chancery.contracts.policy;

import io.chancery.contracts.AccountGroupId;
import io.chancery.contracts.Arns;
import io.chancery.contracts.OrganizationId;
import io.chancery.contracts.policy.AccountGroupEvent.AccountGroupCreated;
import io.chancery.contracts.policy.AccountGroupEvent.AccountGroupDeleted;
import io.chancery.contracts.policy.AccountGroupEvent.AccountGroupRenamed;
import io.chancery.contracts.policy.AccountGroupEvent.OrganizationCreated;
import io.chancery.contracts.stream.Claim;
import io.chancery.contracts.stream.Edge;
import io.chancery.contracts.stream.Listing;
import io.chancery.contracts.stream.StreamType;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A group of accounts: what AWS Organizations calls an organizational unit, or its root.
 *
 * @param parent absent for the root
 * @param organization the organisation's id; with the root only
 */
public record AccountGroup(
        AccountGroupId id,
        String name,
        Optional<AccountGroupId> parent,
        Optional<OrganizationId> organization,
        ControlPolicies controlPolicies,
        Instant createdAt) {

    public static final String KIND = "account-group";
    public static final String ROOT_NAME = "Root";

    /** From a group to the one that it is in. */
    public static final String CHILD_OF = "child-of";

    private static final String ROOT_PATH = "/";

    public static final StreamType<AccountGroup, AccountGroupEvent> STREAM = new StreamType<>(
            KIND,
            AccountGroup.class,
            AccountGroupEvent.class,
            AccountGroup::evolve,
            group -> group.parent.stream()
                    .map(parent -> nameClaim(parent, group.name))
                    .collect(Collectors.toUnmodifiableSet()),
            group -> group.parent.stream()
                    .map(parent -> new Edge(CHILD_OF, parent.value()))
                    .collect(Collectors.toUnmodifiableSet()),
            group -> Optional.of(new Listing(group.id.value(), ROOT_PATH)));

    /** An id has no slash, so no other parent and name come to the same text. */
    public static Claim nameClaim(AccountGroupId parent, String name) {
        return Claim.inAccount(KIND, parent + "/" + name.toLowerCase(Locale.ROOT));
    }

    public String arn() {
        return Arns.accountGroup(id);
    }

    static Optional<AccountGroup> evolve(Optional<AccountGroup> before, AccountGroupEvent event) {
        return switch (event) {
            case OrganizationCreated e ->
                Optional.of(new AccountGroup(
                        e.rootId(),
                        ROOT_NAME,
                        Optional.empty(),
                        Optional.of(e.organizationId()),
                        ControlPolicies.NONE,
                        e.createdAt()));
            case AccountGroupCreated e ->
                Optional.of(new AccountGroup(
                        e.groupId(),
                        e.groupName(),
                        Optional.of(e.parentId()),
                        Optional.empty(),
                        ControlPolicies.NONE,
                        e.createdAt()));
            case AccountGroupRenamed e -> before.map(group -> group.named(e.newGroupName()));
            case AccountGroupDeleted e -> Optional.empty();
            case ControlPoliciesEvent e -> before.map(group -> group.with(group.controlPolicies.after(e)));
        };
    }

    private AccountGroup named(String newName) {
        return new AccountGroup(id, newName, parent, organization, controlPolicies, createdAt);
    }

    private AccountGroup with(ControlPolicies policies) {
        return new AccountGroup(id, name, parent, organization, policies, createdAt);
    }
}
