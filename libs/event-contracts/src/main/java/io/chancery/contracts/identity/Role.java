package io.chancery.contracts.identity;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Arns;
import io.chancery.contracts.RoleId;
import io.chancery.contracts.Tag;
import io.chancery.contracts.identity.RoleEvent.RoleCreated;
import io.chancery.contracts.identity.RoleEvent.RoleDeleted;
import io.chancery.contracts.identity.RoleEvent.RolePermissionsBoundaryDeleted;
import io.chancery.contracts.identity.RoleEvent.RolePermissionsBoundaryPut;
import io.chancery.contracts.identity.RoleEvent.RoleTagged;
import io.chancery.contracts.identity.RoleEvent.RoleTrustPolicyUpdated;
import io.chancery.contracts.identity.RoleEvent.RoleUntagged;
import io.chancery.contracts.identity.RoleEvent.RoleUpdated;
import io.chancery.contracts.stream.Claim;
import io.chancery.contracts.stream.Listing;
import io.chancery.contracts.stream.StreamType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One IAM role as its events tell it. */
public record Role(
        RoleId id,
        AccountId account,
        String name,
        String path,
        TrustPolicy trustPolicy,
        Optional<String> description,
        int maxSessionDurationSeconds,
        List<Tag> tags,
        Optional<PermissionsBoundary> permissionsBoundary,
        Instant createdAt) {

    public static final String KIND = "role";

    /** Where service-linked roles stand, each in its service's own path, {@code /aws-service-role/<service>/}. */
    public static final String SERVICE_LINKED_PATH = "/aws-service-role/";

    public static final StreamType<Role, RoleEvent> STREAM = new StreamType<>(
            KIND,
            Role.class,
            RoleEvent.class,
            Role::evolve,
            role -> Set.of(nameClaim(role.name)),
            role -> role.permissionsBoundary.stream()
                    .map(boundary -> User.boundedBy(boundary.policyId()))
                    .collect(Collectors.toUnmodifiableSet()),
            role -> Optional.of(new Listing(role.name, role.path)));

    public static Claim nameClaim(String roleName) {
        return Claim.inAccount(KIND, roleName.toLowerCase(Locale.ROOT));
    }

    public String arn() {
        return Arns.role(account, path, name);
    }

    /** The service that the role belongs to, if it is a service-linked one; then only that service changes it. */
    public Optional<String> linkedService() {
        return linkedService(path);
    }

    /** The service that a role that stands there belongs to, if it is a service-linked one. */
    public static Optional<String> linkedService(String path) {
        return isServiceLinked(path)
                ? Optional.of(path.substring(SERVICE_LINKED_PATH.length(), path.length() - 1))
                : Optional.empty();
    }

    /** Whether a role that stands there is a service-linked one. */
    public static boolean isServiceLinked(String path) {
        return path.startsWith(SERVICE_LINKED_PATH) && path.length() > SERVICE_LINKED_PATH.length();
    }

    static Optional<Role> evolve(Optional<Role> before, RoleEvent event) {
        return switch (event) {
            case RoleCreated e ->
                Optional.of(new Role(
                        e.roleId(),
                        e.accountId(),
                        e.roleName(),
                        e.path(),
                        e.trustPolicy(),
                        e.description(),
                        e.maxSessionDurationSeconds(),
                        e.tags(),
                        e.permissionsBoundary(),
                        e.createdAt()));
            case RoleTrustPolicyUpdated e -> before.map(role -> role.trusting(e.trustPolicy()));
            case RoleUpdated e -> before.map(role -> role.updated(e.description(), e.maxSessionDurationSeconds()));
            case RoleTagged e -> before.map(role -> role.tagged(Tag.put(role.tags, e.tags())));
            case RoleUntagged e -> before.map(role -> role.tagged(Tag.removed(role.tags, e.tagKeys())));
            case RolePermissionsBoundaryPut e -> before.map(role -> role.bounded(Optional.of(e.permissionsBoundary())));
            case RolePermissionsBoundaryDeleted e -> before.map(role -> role.bounded(Optional.empty()));
            case RoleDeleted e -> Optional.empty();
        };
    }

    private Role trusting(TrustPolicy newPolicy) {
        return changed(newPolicy, description, maxSessionDurationSeconds, tags, permissionsBoundary);
    }

    private Role updated(Optional<String> newDescription, int newSeconds) {
        return changed(trustPolicy, newDescription, newSeconds, tags, permissionsBoundary);
    }

    private Role tagged(List<Tag> newTags) {
        return changed(trustPolicy, description, maxSessionDurationSeconds, newTags, permissionsBoundary);
    }

    private Role bounded(Optional<PermissionsBoundary> newBoundary) {
        return changed(trustPolicy, description, maxSessionDurationSeconds, tags, newBoundary);
    }

    private Role changed(
            TrustPolicy newPolicy,
            Optional<String> newDescription,
            int newSeconds,
            List<Tag> newTags,
            Optional<PermissionsBoundary> newBoundary) {
        return new Role(
                id, account, name, path, newPolicy, newDescription, newSeconds, newTags, newBoundary, createdAt);
    }
}
