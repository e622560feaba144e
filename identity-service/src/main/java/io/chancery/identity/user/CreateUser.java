package io.chancery.identity.user;

import io.chancery.contracts.Arns;
import io.chancery.contracts.Position;
import io.chancery.contracts.UserId;
import io.chancery.contracts.identity.User;
import io.chancery.contracts.identity.UserEvent.UserCreated;
import io.chancery.identity.entity.BoundaryLookup;
import io.chancery.identity.entity.EntityPath;
import io.chancery.identity.entity.PolicyArn;
import io.chancery.identity.entity.Quotas;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.WriteOperation;
import io.chancery.runtime.tag.NewTag;
import io.chancery.runtime.tag.Tags;
import io.chancery.store.append.Change;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Stream;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * IAM 2010-05-08 {@code CreateUser}. Refuses a taken name, in any case, with EntityAlreadyExists; a boundary that does
 * not exist with NoSuchEntity. Bringing tags asks for {@code iam:TagUser} too.
 */
public record CreateUser(
        UserName userName, Optional<EntityPath> path, List<NewTag> tags, Optional<PolicyArn> permissionsBoundary)
        implements WriteOperation<BoundaryLookup, CreateUser.Found, CreateUser.Reply> {

    public record Reply(UserView user) {}

    /** @param users how many the account has */
    public record Found(Stream<User> sameName, long users) {}

    @Override
    public Uni<BoundaryLookup> prepare(Call call, Collaborators with) {
        return Tags.checked(tags).chain(() -> BoundaryLookup.of(call, with, permissionsBoundary));
    }

    @Override
    public List<Position> seen(BoundaryLookup boundary) {
        return boundary.seen();
    }

    @Override
    public Reads<Found> reads(Call call, BoundaryLookup boundary) {
        return Users.named(call, userName).and(reader -> reader.count(User.STREAM, call.account()), Found::new);
    }

    @Override
    public List<Permission> permissions(Call call, BoundaryLookup boundary, Found found) {
        String arn = Arns.user(call.account(), givenPath().value(), userName.value());
        Map<String, List<String>> context = new HashMap<>(Tags.ofRequest(tags));
        context.putAll(BoundaryLookup.context(permissionsBoundary));
        List<Permission> permissions = new ArrayList<>();
        permissions.add(new Permission("iam:CreateUser", arn, context));
        if (!tags.isEmpty()) {
            permissions.add(new Permission("iam:TagUser", arn, Tags.ofRequest(tags)));
        }
        return permissions;
    }

    @Override
    public Decision<Reply> decide(Call call, BoundaryLookup boundary, Found found, Facts facts) {
        if (found.sameName().exists()) {
            throw Users.taken(userName);
        }
        Quotas.USERS.requireRoom(found.users());
        var user = new User(
                facts.newId(UserId.PREFIX, UserId::new),
                call.account(),
                userName.value(),
                givenPath().value(),
                Tags.stored(tags),
                boundary.boundary(),
                List.of(),
                facts.now());
        var created = new UserCreated(
                user.id(),
                user.account(),
                user.name(),
                user.path(),
                user.tags(),
                user.permissionsBoundary(),
                user.createdAt());
        return Decision.of(
                new Change(User.STREAM, user.id().value(), user.arn(), created), new Reply(UserView.of(user)));
    }

    private EntityPath givenPath() {
        return path.orElse(EntityPath.ROOT);
    }
}
