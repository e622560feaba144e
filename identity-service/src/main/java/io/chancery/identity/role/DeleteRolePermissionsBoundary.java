package io.chancery.identity.role;

import io.chancery.contracts.identity.Role;
import io.chancery.contracts.identity.RoleEvent.RolePermissionsBoundaryDeleted;
import io.chancery.identity.entity.BoundaryLookup;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.NoReply;
import io.chancery.runtime.operation.Nothing;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.WriteOperation;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Stream;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/**
 * IAM 2010-05-08 {@code DeleteRolePermissionsBoundary}. Without a boundary nothing changes. A service-linked role is
 * UnmodifiableEntity.
 */
public record DeleteRolePermissionsBoundary(RoleName roleName)
        implements WriteOperation<Nothing, Stream<Role>, NoReply> {

    @Override
    public Uni<Nothing> prepare(Call call, Collaborators with) {
        return Nothing.needed();
    }

    @Override
    public Reads<Stream<Role>> reads(Call call, Nothing prepared) {
        return Roles.named(call, roleName);
    }

    @Override
    public List<Permission> permissions(Call call, Nothing prepared, Stream<Role> found) {
        Optional<Role> role = found.state();
        return List.of(Roles.permission("iam:DeleteRolePermissionsBoundary", call, roleName, role)
                .with(BoundaryLookup.contextOf(role.flatMap(Role::permissionsBoundary))));
    }

    @Override
    public Decision<NoReply> decide(Call call, Nothing prepared, Stream<Role> found, Facts facts) {
        Role role = Roles.requireModifiable(Roles.require(found.state(), roleName));
        return role.permissionsBoundary().isEmpty()
                ? Decision.unchanged(NoReply.NO_REPLY)
                : Decision.of(Roles.change(role, new RolePermissionsBoundaryDeleted(role.id())), NoReply.NO_REPLY);
    }
}
