package io.chancery.policy.attachment;

import io.chancery.policy.managed.PolicyArn;
import io.chancery.policy.principal.PrincipalName;
import io.chancery.policy.principal.RoleName;

/** IAM 2010-05-08 {@code DetachRolePolicy}. See {@link DetachPolicy}. */
public record DetachRolePolicy(RoleName roleName, PolicyArn policyArn) implements DetachPolicy {

    @Override
    public PrincipalName principalName() {
        return roleName;
    }
}
