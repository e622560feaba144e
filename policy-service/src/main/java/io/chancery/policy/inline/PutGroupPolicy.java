package io.chancery.policy.inline;

import io.chancery.policy.managed.PolicyName;
import io.chancery.policy.managed.PolicyText;
import io.chancery.policy.principal.GroupName;
import io.chancery.policy.principal.PrincipalName;

/** IAM 2010-05-08 {@code PutGroupPolicy}. See {@link PutPolicy}. */
public record PutGroupPolicy(GroupName groupName, PolicyName policyName, PolicyText policyDocument)
        implements PutPolicy {

    @Override
    public PrincipalName principalName() {
        return groupName;
    }
}
