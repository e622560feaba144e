package io.chancery.policy.inline;

import io.chancery.policy.managed.PolicyName;
import io.chancery.policy.principal.PrincipalName;
import io.chancery.policy.principal.UserName;

/** IAM 2010-05-08 {@code DeleteUserPolicy}. See {@link DeleteInlinePolicy}. */
public record DeleteUserPolicy(UserName userName, PolicyName policyName) implements DeleteInlinePolicy {

    @Override
    public PrincipalName principalName() {
        return userName;
    }
}
