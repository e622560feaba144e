package io.chancery.identity.role;

import io.chancery.contracts.Position;
import io.chancery.contracts.identity.InstanceProfile;
import io.chancery.contracts.identity.Role;
import io.chancery.contracts.identity.RoleEvent.RoleDeleted;
import io.chancery.identity.entity.PolicyUses;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.NoReply;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.WriteOperation;
import io.chancery.store.append.Change;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.store.append.Stream;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** IAM 2010-05-08 {@code DeleteRole}. Refuses with DeleteConflict while the role has policies or an instance profile. */
public record DeleteRole(RoleName roleName) implements WriteOperation<PolicyUses, DeleteRole.Found, NoReply> {

    /** @param profiles how many instance profiles the role is in */
    public record Found(Stream<Role> role, long profiles) {}

    @Override
    public Uni<PolicyUses> prepare(Call call, Collaborators with) {
        return PolicyUses.of(
                call,
                with,
                Roles.named(call, roleName)
                        .map(found -> found.state().map(role -> role.id().value())));
    }

    @Override
    public List<Position> seen(PolicyUses uses) {
        return uses.seen();
    }

    @Override
    public Reads<Found> reads(Call call, PolicyUses uses) {
        return Roles.named(call, roleName)
                .then(role -> role.exists()
                        ? Reads.countReferring(InstanceProfile.HOLDS_ROLE, role.id())
                                .map(profiles -> new Found(role, profiles))
                        : Reads.nothing(new Found(role, 0)));
    }

    @Override
    public List<Permission> permissions(Call call, PolicyUses uses, Found found) {
        return List.of(
                Roles.permission("iam:DeleteRole", call, roleName, found.role().state()));
    }

    @Override
    public Decision<NoReply> decide(Call call, PolicyUses uses, Found found, Facts facts) {
        Role role = Roles.requireModifiable(Roles.require(found.role().state(), roleName));
        if (found.profiles() > 0) {
            throw new Refused(
                    Refusal.DELETE_CONFLICT, "Cannot delete entity, must remove roles from instance profile first.");
        }
        uses.requireNone(role.id().value());
        return Decision.of(
                new Change(Role.STREAM, role.id().value(), role.arn(), new RoleDeleted(role.id())), NoReply.NO_REPLY);
    }
}
