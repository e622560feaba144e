package io.chancery.identity.role;

import io.chancery.contracts.Tag;
import io.chancery.contracts.identity.Role;
import io.chancery.identity.entity.BoundaryLookup;
import io.chancery.runtime.tag.Tags;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A role as answers show it ("Role", IAM API). */
public record RoleView(
        String path,
        String roleName,
        String roleId,
        String arn,
        Instant createDate,
        String assumeRolePolicyDocument,
        Optional<String> description,
        int maxSessionDuration,
        Optional<BoundaryLookup.Attached> permissionsBoundary,
        Optional<List<Tag>> tags) {

    /**
     * All that there is.
     *
     * @param arns of the principals that its trust policy names and that live, by unique id
     */
    public static RoleView of(Role role, Map<String, String> arns) {
        return view(role, arns, role.permissionsBoundary().map(BoundaryLookup.Attached::of), Tags.shown(role.tags()));
    }

    /** As in lists, which leave out boundary and tags ("ListRoles", IAM API). */
    public static RoleView listed(Role role, Map<String, String> arns) {
        return view(role, arns, Optional.empty(), Optional.empty());
    }

    private static RoleView view(
            Role role, Map<String, String> arns, Optional<BoundaryLookup.Attached> boundary, Optional<List<Tag>> tags) {
        return new RoleView(
                role.path(),
                role.name(),
                role.id().value(),
                role.arn(),
                role.createdAt(),
                ShownTrust.encoded(role.trustPolicy(), arns),
                role.description(),
                role.maxSessionDurationSeconds(),
                boundary,
                tags);
    }
}
