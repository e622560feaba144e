package io.chancery.identity.group;

import io.chancery.contracts.identity.Group;
import io.chancery.contracts.identity.User;
import io.chancery.identity.user.UserName;
import io.chancery.identity.user.Users;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.ListPage;
import io.chancery.runtime.operation.MaxItems;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.ReadOperation;
import io.chancery.store.append.Page;
import io.chancery.store.append.Reads;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** IAM 2010-05-08 {@code ListGroupsForUser}: in the order of names. */
public record ListGroupsForUser(UserName userName, Optional<String> marker, Optional<MaxItems> maxItems)
        implements ReadOperation<ListPage, ListGroupsForUser.Found, ListGroupsForUser.Reply> {

    public record Reply(List<GroupView> groups, boolean isTruncated, Optional<String> marker) {}

    /** @param groups all that the user is in; the quota keeps them few */
    public record Found(Optional<User> user, List<Group> groups) {}

    @Override
    public Uni<ListPage> prepare(Call call, Collaborators with) {
        return ListPage.of(
                call, with, "ListGroupsForUser", userName.value().toLowerCase(Locale.ROOT), marker, maxItems);
    }

    @Override
    public Reads<Found> reads(Call call, ListPage page) {
        return Users.named(call, userName)
                .then(user -> reader -> reader.each(
                                user.state().map(User::groups).orElse(List.of()),
                                group -> reader.stream(Group.STREAM, group.value()))
                        .map(groups -> new Found(
                                user.state(),
                                groups.stream()
                                        .flatMap(group -> group.state().stream())
                                        .toList())));
    }

    @Override
    public List<Permission> permissions(Call call, ListPage page, Found found) {
        return List.of(Users.permission("iam:ListGroupsForUser", call, userName, found.user()));
    }

    @Override
    public Reply reply(Call call, ListPage page, Found found) {
        Users.require(found.user(), userName);
        Page<Group> shown = page.part(found.groups(), Group::name);
        return new Reply(
                shown.items().stream().map(GroupView::of).toList(), shown.next().isPresent(), page.markerAfter(shown));
    }
}
