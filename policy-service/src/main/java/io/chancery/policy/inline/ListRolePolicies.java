package io.chancery.policy.inline;

import io.chancery.policy.principal.PrincipalName;
import io.chancery.policy.principal.RoleName;
import io.chancery.runtime.operation.MaxItems;
import java.util.Optional;

/** IAM 2010-05-08 {@code ListRolePolicies}. See {@link ListInlinePolicies}. */
public record ListRolePolicies(RoleName roleName, Optional<String> marker, Optional<MaxItems> maxItems)
        implements ListInlinePolicies {

    @Override
    public PrincipalName principalName() {
        return roleName;
    }
}
