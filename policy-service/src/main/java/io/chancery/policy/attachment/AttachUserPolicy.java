package io.chancery.policy.attachment;

import io.chancery.policy.managed.PolicyArn;
import io.chancery.policy.principal.PrincipalName;
import io.chancery.policy.principal.UserName;

/** IAM 2010-05-08 {@code AttachUserPolicy}. See {@link AttachPolicy}. */
public record AttachUserPolicy(UserName userName, PolicyArn policyArn) implements AttachPolicy {

    @Override
    public PrincipalName principalName() {
        return userName;
    }
}
