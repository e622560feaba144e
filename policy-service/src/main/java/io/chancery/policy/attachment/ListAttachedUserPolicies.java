package io.chancery.policy.attachment;

import io.chancery.policy.managed.PolicyPath;
import io.chancery.policy.principal.PrincipalName;
import io.chancery.policy.principal.UserName;
import io.chancery.runtime.operation.MaxItems;
import java.util.Optional;

/** IAM 2010-05-08 {@code ListAttachedUserPolicies}. See {@link ListAttachedPolicies}. */
public record ListAttachedUserPolicies(
        UserName userName, Optional<PolicyPath> pathPrefix, Optional<String> marker, Optional<MaxItems> maxItems)
        implements ListAttachedPolicies {

    @Override
    public PrincipalName principalName() {
        return userName;
    }
}
