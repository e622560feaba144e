package io.chancery.identity.instanceprofile;

import io.chancery.contracts.identity.InstanceProfile;
import io.chancery.contracts.identity.InstanceProfileEvent.RoleRemovedFromInstanceProfile;
import io.chancery.contracts.identity.Role;
import io.chancery.identity.role.RoleName;
import io.chancery.identity.role.Roles;
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
import io.smallrye.mutiny.Uni;
import java.util.List;

/** IAM 2010-05-08 {@code RemoveRoleFromInstanceProfile}. A role that is not in it is NoSuchEntity. */
public record RemoveRoleFromInstanceProfile(InstanceProfileName instanceProfileName, RoleName roleName)
        implements WriteOperation<Nothing, HeldRole, NoReply> {

    @Override
    public Uni<Nothing> prepare(Call call, Collaborators with) {
        return Nothing.needed();
    }

    @Override
    public Reads<HeldRole> reads(Call call, Nothing prepared) {
        return HeldRole.reads(call, instanceProfileName, roleName);
    }

    /** On the profile alone (Service Authorization Reference, "Actions defined by AWS IAM"). */
    @Override
    public List<Permission> permissions(Call call, Nothing prepared, HeldRole found) {
        return List.of(InstanceProfiles.permission(
                "iam:RemoveRoleFromInstanceProfile",
                call,
                instanceProfileName,
                found.profile().state()));
    }

    @Override
    public Decision<NoReply> decide(Call call, Nothing prepared, HeldRole found, Facts facts) {
        InstanceProfile profile = InstanceProfiles.require(found.profile().state(), instanceProfileName);
        Role role = Roles.require(found.role().state(), roleName);
        if (profile.role().filter(role.id()::equals).isEmpty()) {
            throw new Refused(
                    Refusal.NO_SUCH_ENTITY,
                    "The role with name %s is not in instance profile %s.".formatted(roleName, instanceProfileName));
        }
        return Decision.of(
                InstanceProfiles.change(profile, new RoleRemovedFromInstanceProfile(profile.id(), role.id())),
                NoReply.NO_REPLY);
    }
}
