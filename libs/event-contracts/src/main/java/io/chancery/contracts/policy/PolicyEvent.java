package io.chancery.contracts.policy;

import io.chancery.contracts.Event;

/** Every fact that policy-service records; topic {@code chancery.policy.events}. */
public sealed interface PolicyEvent extends Event
        permits ManagedPolicyEvent,
                PrincipalPoliciesEvent,
                ResourcePolicyEvent,
                CatalogueEvent,
                PolicyAccountEvent,
                AccountGroupEvent,
                OrganizationAccountEvent {}
