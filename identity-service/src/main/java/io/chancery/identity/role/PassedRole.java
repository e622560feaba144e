package io.chancery.identity.role;

import io.chancery.contracts.identity.Role;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Permission;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A role that a caller hands to a service, which will act with the role's permissions: only who may pass it may do so
 * ("Grant a user permissions to pass a role to an AWS service", IAM User Guide).
 */
public final class PassedRole {
    private PassedRole() {}

    /**
     * {@code iam:PassRole} on the role.
     *
     * @param service {@code iam:PassedToService}, say {@code ec2.amazonaws.com}
     * @param resource {@code iam:AssociatedResourceArn}: what the service will use the role for
     */
    public static Permission permission(
            Call call, RoleName name, Optional<Role> found, String service, String resource) {
        return Roles.permission("iam:PassRole", call, name, found)
                .with(Map.of("iam:PassedToService", List.of(service), "iam:AssociatedResourceArn", List.of(resource)));
    }
}
