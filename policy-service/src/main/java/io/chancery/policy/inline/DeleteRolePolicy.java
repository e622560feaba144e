package io.chancery.policy.inline;

import io.chancery.policy.managed.PolicyName;
import io.chancery.policy.principal.PrincipalName;
import io.chancery.policy.principal.RoleName;

/** IAM 2010-05-08 {@code DeleteRolePolicy}. See {@link DeleteInlinePolicy}. */
public record DeleteRolePolicy(RoleName roleName, PolicyName policyName) implements DeleteInlinePolicy {

    @Override
    public PrincipalName principalName() {
        return roleName;
    }
}
