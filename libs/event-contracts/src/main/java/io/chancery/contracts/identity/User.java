package io.chancery.contracts.identity;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Arns;
import io.chancery.contracts.GroupId;
import io.chancery.contracts.PolicyId;
import io.chancery.contracts.Tag;
import io.chancery.contracts.UserId;
import io.chancery.contracts.identity.UserEvent.UserAddedToGroup;
import io.chancery.contracts.identity.UserEvent.UserCreated;
import io.chancery.contracts.identity.UserEvent.UserDeleted;
import io.chancery.contracts.identity.UserEvent.UserPermissionsBoundaryDeleted;
import io.chancery.contracts.identity.UserEvent.UserPermissionsBoundaryPut;
import io.chancery.contracts.identity.UserEvent.UserRemovedFromGroup;
import io.chancery.contracts.identity.UserEvent.UserRenamed;
import io.chancery.contracts.identity.UserEvent.UserTagged;
import io.chancery.contracts.identity.UserEvent.UserUntagged;
import io.chancery.contracts.stream.Claim;
import io.chancery.contracts.stream.Edge;
import io.chancery.contracts.stream.Listing;
import io.chancery.contracts.stream.StreamType;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One IAM user as its events tell it. Equal histories give equal users.
 *
 * @param groups in the order of joining
 */
public record User(
        UserId id,
        AccountId account,
        String name,
        String path,
        List<Tag> tags,
        Optional<PermissionsBoundary> permissionsBoundary,
        List<GroupId> groups,
        Instant createdAt) {

    public static final String KIND = "user";
    public static final String MEMBER_OF = "member-of";

    /** A user or role that this policy bounds. */
    public static final String BOUNDED_BY = "bounded-by";

    public static final StreamType<User, UserEvent> STREAM = new StreamType<>(
            KIND,
            User.class,
            UserEvent.class,
            User::evolve,
            user -> Set.of(nameClaim(user.name)),
            User::edges,
            user -> Optional.of(new Listing(user.name, user.path)));

    public static Claim nameClaim(String userName) {
        return Claim.inAccount(KIND, userName.toLowerCase(Locale.ROOT));
    }

    public String arn() {
        return Arns.user(account, path, name);
    }

    static Optional<User> evolve(Optional<User> before, UserEvent event) {
        return switch (event) {
            case UserCreated e ->
                Optional.of(new User(
                        e.userId(),
                        e.accountId(),
                        e.userName(),
                        e.path(),
                        e.tags(),
                        e.permissionsBoundary(),
                        List.of(),
                        e.createdAt()));
            case UserRenamed e -> before.map(user -> user.named(e.newUserName(), e.newPath()));
            case UserAddedToGroup e -> before.map(user -> user.in(with(user.groups, e.groupId())));
            case UserRemovedFromGroup e -> before.map(user -> user.in(without(user.groups, e.groupId())));
            case UserTagged e -> before.map(user -> user.tagged(Tag.put(user.tags, e.tags())));
            case UserUntagged e -> before.map(user -> user.tagged(Tag.removed(user.tags, e.tagKeys())));
            case UserPermissionsBoundaryPut e -> before.map(user -> user.bounded(Optional.of(e.permissionsBoundary())));
            case UserPermissionsBoundaryDeleted e -> before.map(user -> user.bounded(Optional.empty()));
            case UserDeleted e -> Optional.empty();
        };
    }

    private User named(String newName, String newPath) {
        return new User(id, account, newName, newPath, tags, permissionsBoundary, groups, createdAt);
    }

    private User in(List<GroupId> newGroups) {
        return new User(id, account, name, path, tags, permissionsBoundary, newGroups, createdAt);
    }

    private User tagged(List<Tag> newTags) {
        return new User(id, account, name, path, newTags, permissionsBoundary, groups, createdAt);
    }

    private User bounded(Optional<PermissionsBoundary> newBoundary) {
        return new User(id, account, name, path, tags, newBoundary, groups, createdAt);
    }

    private static List<GroupId> with(List<GroupId> groups, GroupId added) {
        return groups.contains(added)
                ? groups
                : Stream.concat(groups.stream(), Stream.of(added)).toList();
    }

    private static List<GroupId> without(List<GroupId> groups, GroupId removed) {
        return groups.stream().filter(group -> !group.equals(removed)).toList();
    }

    private static Set<Edge> edges(User user) {
        var edges = new HashSet<Edge>();
        user.groups.forEach(group -> edges.add(new Edge(MEMBER_OF, group.value())));
        user.permissionsBoundary.ifPresent(boundary -> edges.add(boundedBy(boundary.policyId())));
        return edges;
    }

    static Edge boundedBy(PolicyId policy) {
        return new Edge(BOUNDED_BY, policy.value());
    }
}
