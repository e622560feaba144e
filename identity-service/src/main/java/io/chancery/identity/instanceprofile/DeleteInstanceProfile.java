package io.chancery.identity.instanceprofile;

import io.chancery.contracts.identity.InstanceProfile;
import io.chancery.contracts.identity.InstanceProfileEvent.InstanceProfileDeleted;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.NoReply;
import io.chancery.runtime.operation.Nothing;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.WriteOperation;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.store.append.Stream;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** IAM 2010-05-08 {@code DeleteInstanceProfile}. Refuses with DeleteConflict while there is a role in it. */
public record DeleteInstanceProfile(InstanceProfileName instanceProfileName)
        implements WriteOperation<Nothing, Stream<InstanceProfile>, NoReply> {

    @Override
    public Uni<Nothing> prepare(Call call, Collaborators with) {
        return Nothing.needed();
    }

    @Override
    public Reads<Stream<InstanceProfile>> reads(Call call, Nothing prepared) {
        return InstanceProfiles.named(call, instanceProfileName);
    }

    @Override
    public List<Permission> permissions(Call call, Nothing prepared, Stream<InstanceProfile> found) {
        return List.of(
                InstanceProfiles.permission("iam:DeleteInstanceProfile", call, instanceProfileName, found.state()));
    }

    @Override
    public Decision<NoReply> decide(Call call, Nothing prepared, Stream<InstanceProfile> found, Facts facts) {
        InstanceProfile profile = InstanceProfiles.require(found.state(), instanceProfileName);
        if (profile.role().isPresent()) {
            throw new Refused(
                    Refusal.DELETE_CONFLICT, "Cannot delete entity, must remove roles from instance profile first.");
        }
        return Decision.of(
                InstanceProfiles.change(profile, new InstanceProfileDeleted(profile.id())), NoReply.NO_REPLY);
    }
}
