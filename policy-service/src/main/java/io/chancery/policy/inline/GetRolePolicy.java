package io.chancery.policy.inline;

import io.chancery.policy.managed.PolicyName;
import io.chancery.policy.principal.PrincipalName;
import io.chancery.policy.principal.RoleName;

/** IAM 2010-05-08 {@code GetRolePolicy}. See {@link GetInlinePolicy}. */
public record GetRolePolicy(RoleName roleName, PolicyName policyName) implements GetInlinePolicy<GetRolePolicy.Reply> {

    /** @param policyDocument percent-encoded (RFC 3986) */
    public record Reply(String roleName, String policyName, String policyDocument) {}

    @Override
    public PrincipalName principalName() {
        return roleName;
    }

    @Override
    public Reply reply(String principalName, String encodedDocument) {
        return new Reply(principalName, policyName.value(), encodedDocument);
    }
}
