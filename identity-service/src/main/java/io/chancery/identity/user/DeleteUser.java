package io.chancery.identity.user;

import io.chancery.contracts.Position;
import io.chancery.contracts.identity.AccessKey;
import io.chancery.contracts.identity.User;
import io.chancery.contracts.identity.UserEvent.UserDeleted;
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

/**
 * IAM 2010-05-08 {@code DeleteUser}. Refuses with DeleteConflict while the user has access keys, policies or groups. An
 * attachment that slips in after policy-service was asked is dropped when it folds the deletion.
 */
public record DeleteUser(UserName userName) implements WriteOperation<PolicyUses, DeleteUser.Found, NoReply> {

    /** @param accessKeys how many the user has */
    public record Found(Stream<User> user, long accessKeys) {}

    @Override
    public Uni<PolicyUses> prepare(Call call, Collaborators with) {
        return PolicyUses.of(
                call,
                with,
                Users.named(call, userName)
                        .map(found -> found.state().map(user -> user.id().value())));
    }

    @Override
    public List<Position> seen(PolicyUses uses) {
        return uses.seen();
    }

    @Override
    public Reads<Found> reads(Call call, PolicyUses uses) {
        return Users.named(call, userName)
                .then(user -> user.exists()
                        ? Reads.countReferring(AccessKey.OWNED_BY, user.id()).map(keys -> new Found(user, keys))
                        : Reads.nothing(new Found(user, 0)));
    }

    @Override
    public List<Permission> permissions(Call call, PolicyUses uses, Found found) {
        return List.of(
                Users.permission("iam:DeleteUser", call, userName, found.user().state()));
    }

    @Override
    public Decision<NoReply> decide(Call call, PolicyUses uses, Found found, Facts facts) {
        User user = Users.require(found.user().state(), userName);
        if (found.accessKeys() > 0) {
            throw new Refused(Refusal.DELETE_CONFLICT, "Cannot delete entity, must delete access keys first.");
        }
        uses.requireNone(user.id().value());
        if (!user.groups().isEmpty()) {
            throw new Refused(Refusal.DELETE_CONFLICT, "Cannot delete entity, must remove users from group first.");
        }
        return Decision.of(
                new Change(User.STREAM, user.id().value(), user.arn(), new UserDeleted(user.id())), NoReply.NO_REPLY);
    }
}
