package io.chancery.runtime.internal;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Position;

/** Is anything attached to a principal? {@code POST /internal/principals/uses} of policy-service, from its tables. */
public record PrincipalUses(AccountId account, String principalId) {

    public record Answer(int attachedPolicies, int inlinePolicies, Position position) {}
}
