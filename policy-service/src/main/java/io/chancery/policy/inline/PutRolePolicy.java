package io.chancery.policy.inline;

import io.chancery.policy.managed.PolicyName;
import io.chancery.policy.managed.PolicyText;
import io.chancery.policy.principal.PrincipalName;
import io.chancery.policy.principal.RoleName;

/** IAM 2010-05-08 {@code PutRolePolicy}. See {@link PutPolicy}. */
public record PutRolePolicy(RoleName roleName, PolicyName policyName, PolicyText policyDocument) implements PutPolicy {

    @Override
    public PrincipalName principalName() {
        return roleName;
    }
}
