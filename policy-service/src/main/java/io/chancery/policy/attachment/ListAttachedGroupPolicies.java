package io.chancery.policy.attachment;

import io.chancery.policy.managed.PolicyPath;
import io.chancery.policy.principal.GroupName;
import io.chancery.policy.principal.PrincipalName;
import io.chancery.runtime.operation.MaxItems;
import java.util.Optional;

/** IAM 2010-05-08 {@code ListAttachedGroupPolicies}. See {@link ListAttachedPolicies}. */
public record ListAttachedGroupPolicies(
        GroupName groupName, Optional<PolicyPath> pathPrefix, Optional<String> marker, Optional<MaxItems> maxItems)
        implements ListAttachedPolicies {

    @Override
    public PrincipalName principalName() {
        return groupName;
    }
}
