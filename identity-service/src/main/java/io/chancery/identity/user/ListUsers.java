package io.chancery.identity.user;

import io.chancery.contracts.Arns;
import io.chancery.contracts.identity.User;
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

/** IAM 2010-05-08 {@code ListUsers}: in the order of names. */
public record ListUsers(Optional<PathPrefix> pathPrefix, Optional<String> marker, Optional<MaxItems> maxItems)
        implements ReadOperation<ListPage, Page<User>, ListUsers.Reply> {

    public record Reply(List<UserView> users, boolean isTruncated, Optional<String> marker) {}

    @Override
    public Uni<ListPage> prepare(Call call, Collaborators with) {
        return ListPage.of(call, with, "ListUsers", prefix(), marker, maxItems);
    }

    @Override
    public Reads<Page<User>> reads(Call call, ListPage page) {
        return reader -> reader.list(User.STREAM, call.account(), prefix(), page.paging());
    }

    /** The resource is the path itself, {@code user/division/}. */
    @Override
    public List<Permission> permissions(Call call, ListPage page, Page<User> found) {
        return List.of(Permission.of("iam:ListUsers", Arns.user(call.account(), prefix(), "")));
    }

    @Override
    public Reply reply(Call call, ListPage page, Page<User> found) {
        return new Reply(
                found.items().stream().map(UserView::listed).toList(),
                found.next().isPresent(),
                page.markerAfter(found));
    }

    private String prefix() {
        return pathPrefix.orElse(PathPrefix.ALL).value();
    }
}
