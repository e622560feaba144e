package io.chancery.policy.inline;

import io.chancery.policy.managed.PolicyName;
import io.chancery.policy.principal.GroupName;
import io.chancery.policy.principal.PrincipalName;

/** IAM 2010-05-08 {@code GetGroupPolicy}. See {@link GetInlinePolicy}. */
public record GetGroupPolicy(GroupName groupName, PolicyName policyName)
        implements GetInlinePolicy<GetGroupPolicy.Reply> {

    /** @param policyDocument percent-encoded (RFC 3986) */
    public record Reply(String groupName, String policyName, String policyDocument) {}

    @Override
    public PrincipalName principalName() {
        return groupName;
    }

    @Override
    public Reply reply(String principalName, String encodedDocument) {
        return new Reply(principalName, policyName.value(), encodedDocument);
    }
}
