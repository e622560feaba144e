package io.chancery.contracts.identity;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Arns;
import io.chancery.contracts.InstanceProfileId;
import io.chancery.contracts.RoleId;
import io.chancery.contracts.Tag;
import io.chancery.contracts.identity.InstanceProfileEvent.InstanceProfileCreated;
import io.chancery.contracts.identity.InstanceProfileEvent.InstanceProfileDeleted;
import io.chancery.contracts.identity.InstanceProfileEvent.InstanceProfileTagged;
import io.chancery.contracts.identity.InstanceProfileEvent.InstanceProfileUntagged;
import io.chancery.contracts.identity.InstanceProfileEvent.RoleAddedToInstanceProfile;
import io.chancery.contracts.identity.InstanceProfileEvent.RoleRemovedFromInstanceProfile;
import io.chancery.contracts.stream.Claim;
import io.chancery.contracts.stream.Edge;
import io.chancery.contracts.stream.Listing;
import io.chancery.contracts.stream.StreamType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One instance profile as its events tell it: what hands a role to virtual machines.
 *
 * @param role the one in it; a profile holds one at most ("Using instance profiles", IAM User Guide)
 */
public record InstanceProfile(
        InstanceProfileId id,
        AccountId account,
        String name,
        String path,
        Optional<RoleId> role,
        List<Tag> tags,
        Instant createdAt) {

    public static final String KIND = "instance-profile";

    /** A profile that this role is in. */
    public static final String HOLDS_ROLE = "holds-role";

    public static final StreamType<InstanceProfile, InstanceProfileEvent> STREAM = new StreamType<>(
            KIND,
            InstanceProfile.class,
            InstanceProfileEvent.class,
            InstanceProfile::evolve,
            profile -> Set.of(nameClaim(profile.name)),
            profile -> profile.role.stream()
                    .map(role -> new Edge(HOLDS_ROLE, role.value()))
                    .collect(Collectors.toUnmodifiableSet()),
            profile -> Optional.of(new Listing(profile.name, profile.path)));

    public static Claim nameClaim(String instanceProfileName) {
        return Claim.inAccount(KIND, instanceProfileName.toLowerCase(Locale.ROOT));
    }

    public String arn() {
        return Arns.instanceProfile(account, path, name);
    }

    static Optional<InstanceProfile> evolve(Optional<InstanceProfile> before, InstanceProfileEvent event) {
        return switch (event) {
            case InstanceProfileCreated e ->
                Optional.of(new InstanceProfile(
                        e.instanceProfileId(),
                        e.accountId(),
                        e.instanceProfileName(),
                        e.path(),
                        Optional.empty(),
                        e.tags(),
                        e.createdAt()));
            case RoleAddedToInstanceProfile e -> before.map(profile -> profile.holding(Optional.of(e.roleId())));
            case RoleRemovedFromInstanceProfile e ->
                before.map(profile -> profile.holding(profile.role.filter(role -> !role.equals(e.roleId()))));
            case InstanceProfileTagged e -> before.map(profile -> profile.tagged(Tag.put(profile.tags, e.tags())));
            case InstanceProfileUntagged e ->
                before.map(profile -> profile.tagged(Tag.removed(profile.tags, e.tagKeys())));
            case InstanceProfileDeleted e -> Optional.empty();
        };
    }

    private InstanceProfile holding(Optional<RoleId> newRole) {
        return new InstanceProfile(id, account, name, path, newRole, tags, createdAt);
    }

    private InstanceProfile tagged(List<Tag> newTags) {
        return new InstanceProfile(id, account, name, path, role, newTags, createdAt);
    }
}
