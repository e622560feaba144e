package io.chancery.identity.group;

import io.chancery.contracts.identity.Group;
import io.chancery.contracts.identity.User;
import io.chancery.identity.user.UserView;
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

/** IAM 2010-05-08 {@code GetGroup}: a group and the users in it, in the order of their names. */
public record GetGroup(GroupName groupName, Optional<String> marker, Optional<MaxItems> maxItems)
        implements ReadOperation<ListPage, GetGroup.Found, GetGroup.Reply> {

    public record Reply(GroupView group, List<UserView> users, boolean isTruncated, Optional<String> marker) {}

    public record Found(Optional<Group> group, Page<User> members) {}

    @Override
    public Uni<ListPage> prepare(Call call, Collaborators with) {
        return ListPage.of(call, with, "GetGroup", groupName.value().toLowerCase(Locale.ROOT), marker, maxItems);
    }

    @Override
    public Reads<Found> reads(Call call, ListPage page) {
        return Groups.named(call, groupName)
                .then(group -> group.exists()
                        ? reader -> reader.referring(User.STREAM, User.MEMBER_OF, group.id(), page.paging())
                                .map(members -> new Found(group.state(), members))
                        : Reads.nothing(new Found(Optional.empty(), new Page<>(List.of(), Optional.empty()))));
    }

    @Override
    public List<Permission> permissions(Call call, ListPage page, Found found) {
        return Groups.permission("iam:GetGroup", call, groupName, found.group());
    }

    @Override
    public Reply reply(Call call, ListPage page, Found found) {
        Group group = Groups.require(found.group(), groupName);
        return new Reply(
                GroupView.of(group),
                found.members().items().stream().map(UserView::listed).toList(),
                found.members().next().isPresent(),
                page.markerAfter(found.members()));
    }
}
