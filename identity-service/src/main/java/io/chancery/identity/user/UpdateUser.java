package io.chancery.identity.user;

import io.chancery.contracts.Arns;
import io.chancery.contracts.identity.User;
import io.chancery.contracts.identity.UserEvent.UserRenamed;
import io.chancery.identity.entity.EntityPath;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.NoReply;
import io.chancery.runtime.operation.Nothing;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.WriteOperation;
import io.chancery.store.append.Change;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Stream;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * IAM 2010-05-08 {@code UpdateUser}: another name, another path or both. "You must have appropriate permissions on both
 * the source object and the target object" ("Renaming an IAM user", IAM User Guide).
 */
public record UpdateUser(UserName userName, Optional<EntityPath> newPath, Optional<UserName> newUserName)
        implements WriteOperation<Nothing, UpdateUser.Found, NoReply> {
    private static final String ACTION = "iam:UpdateUser";

    /** @param newName who has the new name; the user itself if it is the same one or differs in case only */
    public record Found(Stream<User> user, Stream<User> newName) {}

    @Override
    public Uni<Nothing> prepare(Call call, Collaborators with) {
        return Nothing.needed();
    }

    @Override
    public Reads<Found> reads(Call call, Nothing prepared) {
        return Users.named(call, userName).and(Users.named(call, newUserName.orElse(userName)), Found::new);
    }

    @Override
    public List<Permission> permissions(Call call, Nothing prepared, Found found) {
        Optional<User> user = found.user().state();
        String path =
                newPath.map(EntityPath::value).or(() -> user.map(User::path)).orElse(EntityPath.ROOT.value());
        String name =
                newUserName.map(UserName::value).or(() -> user.map(User::name)).orElse(userName.value());
        Map<String, List<String>> context = Users.context(user);
        return List.of(
                new Permission(ACTION, Users.arn(call.account(), userName, user), context),
                new Permission(ACTION, Arns.user(call.account(), path, name), context));
    }

    @Override
    public Decision<NoReply> decide(Call call, Nothing prepared, Found found, Facts facts) {
        User user = Users.require(found.user().state(), userName);
        if (found.newName()
                .state()
                .filter(other -> !other.id().equals(user.id()))
                .isPresent()) {
            throw Users.taken(newUserName.orElse(userName));
        }
        String name = newUserName.map(UserName::value).orElse(user.name());
        String path = newPath.map(EntityPath::value).orElse(user.path());
        if (name.equals(user.name()) && path.equals(user.path())) {
            return Decision.unchanged(NoReply.NO_REPLY);
        }
        var renamed = new UserRenamed(user.id(), name, path);
        return Decision.of(new Change(User.STREAM, user.id().value(), user.arn(), renamed), NoReply.NO_REPLY);
    }
}
