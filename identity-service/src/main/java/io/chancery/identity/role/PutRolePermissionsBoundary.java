package io.chancery.identity.role;

import io.chancery.contracts.Position;
import io.chancery.contracts.identity.PermissionsBoundary;
import io.chancery.contracts.identity.Role;
import io.chancery.contracts.identity.RoleEvent.RolePermissionsBoundaryPut;
import io.chancery.identity.entity.BoundaryLookup;
import io.chancery.identity.entity.PolicyArn;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.NoReply;
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
 * IAM 2010-05-08 {@code PutRolePermissionsBoundary}. A policy that does not exist is NoSuchEntity; one of AWS's for
 * service-linked roles PolicyNotAttachable. A service-linked role is UnmodifiableEntity.
 */
public record PutRolePermissionsBoundary(RoleName roleName, PolicyArn permissionsBoundary)
        implements WriteOperation<BoundaryLookup, Stream<Role>, NoReply> {

    @Override
    public Uni<BoundaryLookup> prepare(Call call, Collaborators with) {
        return BoundaryLookup.of(call, with, Optional.of(permissionsBoundary));
    }

    @Override
    public List<Position> seen(BoundaryLookup boundary) {
        return boundary.seen();
    }

    @Override
    public Reads<Stream<Role>> reads(Call call, BoundaryLookup boundary) {
        return Roles.named(call, roleName);
    }

    @Override
    public List<Permission> permissions(Call call, BoundaryLookup boundary, Stream<Role> found) {
        return List.of(Roles.permission("iam:PutRolePermissionsBoundary", call, roleName, found.state())
                .with(BoundaryLookup.context(Optional.of(permissionsBoundary))));
    }

    @Override
    public Decision<NoReply> decide(Call call, BoundaryLookup boundary, Stream<Role> found, Facts facts) {
        Role role = Roles.requireModifiable(Roles.require(found.state(), roleName));
        PermissionsBoundary asked = boundary.requireBoundary();
        if (role.permissionsBoundary().equals(Optional.of(asked))) {
            return Decision.unchanged(NoReply.NO_REPLY);
        }
        return Decision.of(Roles.change(role, new RolePermissionsBoundaryPut(role.id(), asked)), NoReply.NO_REPLY);
    }
}
