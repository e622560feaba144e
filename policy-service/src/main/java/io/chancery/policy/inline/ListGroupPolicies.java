package io.chancery.policy.inline;

import io.chancery.policy.principal.GroupName;
import io.chancery.policy.principal.PrincipalName;
import io.chancery.runtime.operation.MaxItems;
import java.util.Optional;

/** IAM 2010-05-08 {@code ListGroupPolicies}. See {@link ListInlinePolicies}. */
public record ListGroupPolicies(GroupName groupName, Optional<String> marker, Optional<MaxItems> maxItems)
        implements ListInlinePolicies {

    @Override
    public PrincipalName principalName() {
        return groupName;
    }
}
