package io.chancery.identity.user;

import io.chancery.contracts.identity.User;
import io.chancery.contracts.identity.UserEvent.UserPermissionsBoundaryDeleted;
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

/** IAM 2010-05-08 {@code DeleteUserPermissionsBoundary}. Without a boundary nothing changes. */
public record DeleteUserPermissionsBoundary(UserName userName)
        implements WriteOperation<Nothing, Stream<User>, NoReply> {

    @Override
    public Uni<Nothing> prepare(Call call, Collaborators with) {
        return Nothing.needed();
    }

    @Override
    public Reads<Stream<User>> reads(Call call, Nothing prepared) {
        return Users.named(call, userName);
    }

    @Override
    public List<Permission> permissions(Call call, Nothing prepared, Stream<User> found) {
        Optional<User> user = found.state();
        return List.of(Users.permission("iam:DeleteUserPermissionsBoundary", call, userName, user)
                .with(BoundaryLookup.contextOf(user.flatMap(User::permissionsBoundary))));
    }

    @Override
    public Decision<NoReply> decide(Call call, Nothing prepared, Stream<User> found, Facts facts) {
        User user = Users.require(found.state(), userName);
        return user.permissionsBoundary().isEmpty()
                ? Decision.unchanged(NoReply.NO_REPLY)
                : Decision.of(Users.change(user, new UserPermissionsBoundaryDeleted(user.id())), NoReply.NO_REPLY);
    }
}
