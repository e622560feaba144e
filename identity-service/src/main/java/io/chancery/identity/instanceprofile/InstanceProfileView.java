package io.chancery.identity.instanceprofile;

import io.chancery.contracts.Tag;
import io.chancery.contracts.identity.InstanceProfile;
import io.chancery.identity.role.RoleView;
import io.chancery.runtime.tag.Tags;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An instance profile as answers show it ("InstanceProfile", IAM API). */
public record InstanceProfileView(
        String path,
        String instanceProfileName,
        String instanceProfileId,
        String arn,
        Instant createDate,
        List<RoleView> roles,
        Optional<List<Tag>> tags) {

    /** All that there is. */
    static InstanceProfileView of(InstanceProfile profile, HeldRoles roles) {
        return view(profile, roles, Tags.shown(profile.tags()));
    }

    /** As in lists, which leave out tags ("ListInstanceProfiles", IAM API). */
    static InstanceProfileView listed(InstanceProfile profile, HeldRoles roles) {
        return view(profile, roles, Optional.empty());
    }

    private static InstanceProfileView view(InstanceProfile profile, HeldRoles roles, Optional<List<Tag>> tags) {
        return new InstanceProfileView(
                profile.path(),
                profile.name(),
                profile.id().value(),
                profile.arn(),
                profile.createdAt(),
                roles.in(profile),
                tags);
    }
}
