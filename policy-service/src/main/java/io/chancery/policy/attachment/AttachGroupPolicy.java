package io.chancery.policy.attachment;

import io.chancery.policy.managed.PolicyArn;
import io.chancery.policy.principal.GroupName;
import io.chancery.policy.principal.PrincipalName;

/** IAM 2010-05-08 {@code AttachGroupPolicy}. See {@link AttachPolicy}. */
public record AttachGroupPolicy(GroupName groupName, PolicyArn policyArn) implements AttachPolicy {

    @Override
    public PrincipalName principalName() {
        return groupName;
    }
}
