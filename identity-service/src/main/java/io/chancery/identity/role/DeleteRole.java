package io.chancery.identity.role;

import io.chancery.contracts.Position;
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
import io.chancery.store.append.Stream;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** IAM 2010-05-08 {@code DeleteRole}. Refuses with DeleteConflict while the role has policies. */
public record DeleteRole(RoleName roleName) implements WriteOperation<PolicyUses, Stream<Role>, NoReply> {

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
    public Reads<Stream<Role>> reads(Call call, PolicyUses uses) {
        return Roles.named(call, roleName);
    }

    @Override
    public List<Permission> permissions(Call call, PolicyUses uses, Stream<Role> found) {
        return Roles.permission("iam:DeleteRole", call, roleName, found.state());
    }

    @Override
    public Decision<NoReply> decide(Call call, PolicyUses uses, Stream<Role> found, Facts facts) {
        Role role = Roles.require(found.state(), roleName);
        uses.requireNone(role.id().value());
        return Decision.of(
                new Change(Role.STREAM, role.id().value(), role.arn(), new RoleDeleted(role.id())), NoReply.NO_REPLY);
    }
}
