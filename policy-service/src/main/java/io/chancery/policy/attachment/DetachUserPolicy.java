package io.chancery.policy.attachment;

import io.chancery.policy.managed.PolicyArn;
import io.chancery.policy.principal.PrincipalName;
import io.chancery.policy.principal.UserName;

/** IAM 2010-05-08 {@code DetachUserPolicy}. See {@link DetachPolicy}. */
public record DetachUserPolicy(UserName userName, PolicyArn policyArn) implements DetachPolicy {

    @Override
    public PrincipalName principalName() {
        return userName;
    }
}
