package io.chancery.runtime.internal;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.PolicyId;
import io.chancery.contracts.Position;

/** How many users and roles does a policy bound? {@code POST /internal/boundaries/uses} of identity-service. */
public record BoundaryUses(AccountId account, PolicyId policyId) {

    public record Answer(long count, Position position) {}
}
