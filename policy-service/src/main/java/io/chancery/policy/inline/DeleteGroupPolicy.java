package io.chancery.policy.inline;

import io.chancery.policy.managed.PolicyName;
import io.chancery.policy.principal.GroupName;
import io.chancery.policy.principal.PrincipalName;

/** IAM 2010-05-08 {@code DeleteGroupPolicy}. See {@link DeleteInlinePolicy}. */
public record DeleteGroupPolicy(GroupName groupName, PolicyName policyName) implements DeleteInlinePolicy {

    @Override
    public PrincipalName principalName() {
        return groupName;
    }
}
