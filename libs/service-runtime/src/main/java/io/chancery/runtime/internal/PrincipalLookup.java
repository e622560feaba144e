package io.chancery.runtime.internal;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Position;
import io.chancery.contracts.Tag;
import io.chancery.contracts.policy.PrincipalKind;
import java.util.List;
import java.util.Optional;

/** Which user, group or role has a name? {@code POST /internal/principals/lookup} of identity-service, from its tables. */
public record PrincipalLookup(AccountId account, PrincipalKind kind, String name) {

    /**
     * @param found absent if there is none
     * @param position at which that was so
     */
    public record Answer(Optional<Found> found, Position position) {}

    /**
     * @param name in the case in which it was created
     * @param permissionsBoundary the ARN of the policy that bounds it
     */
    public record Found(
            String principalId,
            String name,
            String path,
            String arn,
            List<Tag> tags,
            Optional<String> permissionsBoundary) {}
}
