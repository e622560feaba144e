package io.chancery.contracts.policy;

import io.chancery.contracts.AccountGroupId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.WireType;
import java.time.Instant;

/**
 * What happens to an account as a member of the organisation. Stream {@code organization-account/<account id>} of the
 * installation's account. An account that it never happened to is in the root and has no control policies of its own.
 */
public sealed interface OrganizationAccountEvent extends PolicyEvent
        permits OrganizationAccountEvent.AccountPlaced,
                OrganizationAccountEvent.OrganizationAccountRetired,
                ControlPoliciesEvent {

    /** Written by {@code PlaceAccount}: the account is in this group, and in no other any more. */
    @WireType("io.chancery.policy.account-placed.v1")
    record AccountPlaced(AccountId accountId, AccountGroupId groupId) implements OrganizationAccountEvent {}

    /**
     * The account is closed. Written when identity-service's closing is folded, even if the account was never placed: it
     * is what refuses a placement that comes late.
     */
    @WireType("io.chancery.policy.organization-account-retired.v1")
    record OrganizationAccountRetired(AccountId accountId, Instant at) implements OrganizationAccountEvent {}
}
