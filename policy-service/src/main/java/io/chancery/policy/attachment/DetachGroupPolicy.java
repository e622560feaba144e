package io.chancery.policy.attachment;

import io.chancery.policy.managed.PolicyArn;
import io.chancery.policy.principal.GroupName;
import io.chancery.policy.principal.PrincipalName;

/** IAM 2010-05-08 {@code DetachGroupPolicy}. See {@link DetachPolicy}. */
public record DetachGroupPolicy(GroupName groupName, PolicyArn policyArn) implements DetachPolicy {

    @Override
    public PrincipalName principalName() {
        return groupName;
    }
}
