package io.chancery.identity.group;

import io.chancery.contracts.Arns;
import io.chancery.contracts.identity.Group;
import io.chancery.identity.entity.PathPrefix;
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
import java.util.Optional;

/** IAM 2010-05-08 {@code ListGroups}: in the order of names. */
public record ListGroups(Optional<PathPrefix> pathPrefix, Optional<String> marker, Optional<MaxItems> maxItems)
        implements ReadOperation<ListPage, Page<Group>, ListGroups.Reply> {

    public record Reply(List<GroupView> groups, boolean isTruncated, Optional<String> marker) {}

    @Override
    public Uni<ListPage> prepare(Call call, Collaborators with) {
        return ListPage.of(call, with, "ListGroups", prefix(), marker, maxItems);
    }

    @Override
    public Reads<Page<Group>> reads(Call call, ListPage page) {
        return reader -> reader.list(Group.STREAM, call.account(), prefix(), page.paging());
    }

    /** The resource is the path itself, {@code group/division/}. */
    @Override
    public List<Permission> permissions(Call call, ListPage page, Page<Group> found) {
        return List.of(Permission.of("iam:ListGroups", Arns.group(call.account(), prefix(), "")));
    }

    @Override
    public Reply reply(Call call, ListPage page, Page<Group> found) {
        return new Reply(
                found.items().stream().map(GroupView::of).toList(), found.next().isPresent(), page.markerAfter(found));
    }

    private String prefix() {
        return pathPrefix.orElse(PathPrefix.ALL).value();
    }
}
