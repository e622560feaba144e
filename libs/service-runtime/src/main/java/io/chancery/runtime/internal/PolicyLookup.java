package io.chancery.runtime.internal;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.PolicyId;
import io.chancery.contracts.Position;
import java.util.Optional;

/** Which policy has an ARN? {@code POST /internal/policies/lookup} of policy-service, from its tables and catalogue. */
public record PolicyLookup(AccountId account, String policyArn) {

    /** @param policyId absent if the account has no such policy */
    public record Answer(Optional<PolicyId> policyId, Position position) {}
}
