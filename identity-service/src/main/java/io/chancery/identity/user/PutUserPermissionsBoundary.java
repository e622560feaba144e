package io.chancery.identity.user;

import io.chancery.contracts.Position;
import io.chancery.contracts.identity.PermissionsBoundary;
import io.chancery.contracts.identity.User;
import io.chancery.contracts.identity.UserEvent.UserPermissionsBoundaryPut;
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
 * IAM 2010-05-08 {@code PutUserPermissionsBoundary}. A policy that does not exist is NoSuchEntity; one of AWS's for
 * service-linked roles PolicyNotAttachable.
 */
public record PutUserPermissionsBoundary(UserName userName, PolicyArn permissionsBoundary)
        implements WriteOperation<BoundaryLookup, Stream<User>, NoReply> {

    @Override
    public Uni<BoundaryLookup> prepare(Call call, Collaborators with) {
        return BoundaryLookup.of(call, with, Optional.of(permissionsBoundary));
    }

    @Override
    public List<Position> seen(BoundaryLookup boundary) {
        return boundary.seen();
    }

    @Override
    public Reads<Stream<User>> reads(Call call, BoundaryLookup boundary) {
        return Users.named(call, userName);
    }

    @Override
    public List<Permission> permissions(Call call, BoundaryLookup boundary, Stream<User> found) {
        return List.of(Users.permission("iam:PutUserPermissionsBoundary", call, userName, found.state())
                .with(BoundaryLookup.context(Optional.of(permissionsBoundary))));
    }

    @Override
    public Decision<NoReply> decide(Call call, BoundaryLookup boundary, Stream<User> found, Facts facts) {
        User user = Users.require(found.state(), userName);
        PermissionsBoundary asked = boundary.requireBoundary();
        if (user.permissionsBoundary().equals(Optional.of(asked))) {
            return Decision.unchanged(NoReply.NO_REPLY);
        }
        return Decision.of(Users.change(user, new UserPermissionsBoundaryPut(user.id(), asked)), NoReply.NO_REPLY);
    }
}
