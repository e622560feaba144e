package io.chancery.policy.inline;

import io.chancery.policy.managed.PolicyName;
import io.chancery.policy.managed.PolicyText;
import io.chancery.policy.principal.PrincipalName;
import io.chancery.policy.principal.UserName;

/** IAM 2010-05-08 {@code PutUserPolicy}. See {@link PutPolicy}. */
public record PutUserPolicy(UserName userName, PolicyName policyName, PolicyText policyDocument) implements PutPolicy {

    @Override
    public PrincipalName principalName() {
        return userName;
    }
}
