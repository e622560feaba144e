package io.chancery.policy.inline;

import io.chancery.policy.managed.PolicyName;
import io.chancery.policy.principal.PrincipalName;
import io.chancery.policy.principal.UserName;

/** IAM 2010-05-08 {@code GetUserPolicy}. See {@link GetInlinePolicy}. */
public record GetUserPolicy(UserName userName, PolicyName policyName) implements GetInlinePolicy<GetUserPolicy.Reply> {

    /** @param policyDocument percent-encoded (RFC 3986) */
    public record Reply(String userName, String policyName, String policyDocument) {}

    @Override
    public PrincipalName principalName() {
        return userName;
    }

    @Override
    public Reply reply(String principalName, String encodedDocument) {
        return new Reply(principalName, policyName.value(), encodedDocument);
    }
}
