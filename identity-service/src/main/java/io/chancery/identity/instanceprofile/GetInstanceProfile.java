package io.chancery.identity.instanceprofile;

import io.chancery.contracts.identity.InstanceProfile;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.Nothing;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.ReadOperation;
import io.chancery.store.append.Reads;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** IAM 2010-05-08 {@code GetInstanceProfile}. */
public record GetInstanceProfile(InstanceProfileName instanceProfileName)
        implements ReadOperation<Nothing, GetInstanceProfile.Found, GetInstanceProfile.Reply> {

    public record Reply(InstanceProfileView instanceProfile) {}

    record Found(Optional<InstanceProfile> profile, HeldRoles roles) {}

    @Override
    public Uni<Nothing> prepare(Call call, Collaborators with) {
        return Nothing.needed();
    }

    @Override
    public Reads<Found> reads(Call call, Nothing prepared) {
        return InstanceProfiles.named(call, instanceProfileName)
                .then(found ->
                        HeldRoles.of(found.state().stream().toList()).map(roles -> new Found(found.state(), roles)));
    }

    @Override
    public List<Permission> permissions(Call call, Nothing prepared, Found found) {
        return List.of(
                InstanceProfiles.permission("iam:GetInstanceProfile", call, instanceProfileName, found.profile()));
    }

    @Override
    public Reply reply(Call call, Nothing prepared, Found found) {
        InstanceProfile profile = InstanceProfiles.require(found.profile(), instanceProfileName);
        return new Reply(InstanceProfileView.of(profile, found.roles()));
    }
}
