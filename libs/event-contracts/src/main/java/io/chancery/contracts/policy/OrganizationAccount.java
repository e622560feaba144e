package io.chancery.contracts.policy;

import io.chancery.contracts.AccountGroupId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.policy.OrganizationAccountEvent.AccountPlaced;
import io.chancery.contracts.policy.OrganizationAccountEvent.OrganizationAccountRetired;
import io.chancery.contracts.stream.Edge;
import io.chancery.contracts.stream.Listing;
import io.chancery.contracts.stream.StreamType;
import java.util.Optional;
import java.util.Set;

/**
 * An account as a member of the organisation. One without a stream is {@linkplain #unplaced in the root}.
 *
 * @param group that it is in
 */
public record OrganizationAccount(AccountId id, AccountGroupId group, ControlPolicies controlPolicies) {

    public static final String KIND = "organization-account";

    /** From an account to the group that it is in. */
    public static final String PLACED_IN = "placed-in";

    private static final String ROOT_PATH = "/";

    public static final StreamType<OrganizationAccount, OrganizationAccountEvent> STREAM = new StreamType<>(
            KIND,
            OrganizationAccount.class,
            OrganizationAccountEvent.class,
            OrganizationAccount::evolve,
            account -> Set.of(),
            account -> Set.of(new Edge(PLACED_IN, account.group.value())),
            account -> Optional.of(new Listing(account.id.value(), ROOT_PATH)));

    /** The account before anything was said about it. */
    public static OrganizationAccount unplaced(AccountId account) {
        return new OrganizationAccount(account, AccountGroupId.ROOT, ControlPolicies.NONE);
    }

    static Optional<OrganizationAccount> evolve(Optional<OrganizationAccount> before, OrganizationAccountEvent event) {
        return switch (event) {
            case AccountPlaced e ->
                Optional.of(before.orElseGet(() -> unplaced(e.accountId())).placed(e.groupId()));
            case OrganizationAccountRetired e -> Optional.empty();
            case ControlPoliciesEvent e ->
                Optional.of(before.orElseGet(() -> unplaced(new AccountId(e.target())))
                        .after(e));
        };
    }

    private OrganizationAccount placed(AccountGroupId newGroup) {
        return new OrganizationAccount(id, newGroup, controlPolicies);
    }

    private OrganizationAccount after(ControlPoliciesEvent event) {
        return new OrganizationAccount(id, group, controlPolicies.after(event));
    }
}
