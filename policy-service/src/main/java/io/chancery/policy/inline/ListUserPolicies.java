package io.chancery.policy.inline;

import io.chancery.policy.principal.PrincipalName;
import io.chancery.policy.principal.UserName;
import io.chancery.runtime.operation.MaxItems;
import java.util.Optional;

/** IAM 2010-05-08 {@code ListUserPolicies}. See {@link ListInlinePolicies}. */
public record ListUserPolicies(UserName userName, Optional<String> marker, Optional<MaxItems> maxItems)
        implements ListInlinePolicies {

    @Override
    public PrincipalName principalName() {
        return userName;
    }
}
