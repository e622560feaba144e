package io.chancery.policy.attachment;

import io.chancery.policy.managed.PolicyPath;
import io.chancery.policy.principal.PrincipalName;
import io.chancery.policy.principal.RoleName;
import io.chancery.runtime.operation.MaxItems;
import java.util.Optional;

/** IAM 2010-05-08 {@code ListAttachedRolePolicies}. See {@link ListAttachedPolicies}. */
public record ListAttachedRolePolicies(
        RoleName roleName, Optional<PolicyPath> pathPrefix, Optional<String> marker, Optional<MaxItems> maxItems)
        implements ListAttachedPolicies {

    @Override
    public PrincipalName principalName() {
        return roleName;
    }
}
