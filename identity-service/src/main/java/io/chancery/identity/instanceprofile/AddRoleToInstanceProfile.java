package io.chancery.identity.instanceprofile;

import io.chancery.contracts.identity.InstanceProfile;
import io.chancery.contracts.identity.InstanceProfileEvent.RoleAddedToInstanceProfile;
import io.chancery.contracts.identity.Role;
import io.chancery.identity.entity.Quotas;
import io.chancery.identity.role.PassedRole;
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
import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * IAM 2010-05-08 {@code AddRoleToInstanceProfile}. Passes the role to EC2, so it asks for {@code iam:PassRole} on the role
 * too. A profile that has a role already, be it this one, is LimitExceeded.
 */
public record AddRoleToInstanceProfile(InstanceProfileName instanceProfileName, RoleName roleName)
        implements WriteOperation<Nothing, HeldRole, NoReply> {

    private static final String EC2 = "ec2.amazonaws.com";

    @Override
    public Uni<Nothing> prepare(Call call, Collaborators with) {
        return Nothing.needed();
    }

    @Override
    public Reads<HeldRole> reads(Call call, Nothing prepared) {
        return HeldRole.reads(call, instanceProfileName, roleName);
    }

    @Override
    public List<Permission> permissions(Call call, Nothing prepared, HeldRole found) {
        return List.of(
                InstanceProfiles.permission(
                        "iam:AddRoleToInstanceProfile",
                        call,
                        instanceProfileName,
                        found.profile().state()),
                PassedRole.permission(call, roleName, found.role().state(), EC2, anyInstance(call)));
    }

    /** Which instances the profile will serve is not known yet; the API's reference gives this ARN for it. */
    private static String anyInstance(Call call) {
        return "arn:aws:ec2:*:%s:instance/*".formatted(call.account());
    }

    @Override
    public Decision<NoReply> decide(Call call, Nothing prepared, HeldRole found, Facts facts) {
        InstanceProfile profile = InstanceProfiles.require(found.profile().state(), instanceProfileName);
        Role role = Roles.requireModifiable(Roles.require(found.role().state(), roleName));
        Quotas.ROLES_PER_INSTANCE_PROFILE.requireRoom(profile.role().stream().count());
        return Decision.of(
                InstanceProfiles.change(profile, new RoleAddedToInstanceProfile(profile.id(), role.id())),
                NoReply.NO_REPLY);
    }
}
