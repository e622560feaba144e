package io.chancery.policy.attachment;

import io.chancery.policy.managed.PolicyArn;
import io.chancery.policy.principal.PrincipalName;
import io.chancery.policy.principal.RoleName;

/** IAM 2010-05-08 {@code AttachRolePolicy}. See {@link AttachPolicy}. */
public record AttachRolePolicy(RoleName roleName, PolicyArn policyArn) implements AttachPolicy {

    @Override
    public PrincipalName principalName() {
        return roleName;
    }
}
