package io.chancery.identity.user;

import io.chancery.contracts.identity.User;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.ListPage;
import io.chancery.runtime.operation.MaxItems;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.ReadOperation;
import io.chancery.runtime.tag.TagPage;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Stream;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** IAM 2010-05-08 {@code ListUserTags}: in the order of keys. */
public record ListUserTags(UserName userName, Optional<String> marker, Optional<MaxItems> maxItems)
        implements ReadOperation<ListPage, Stream<User>, TagPage> {

    @Override
    public Uni<ListPage> prepare(Call call, Collaborators with) {
        String filter = userName.value().toLowerCase(Locale.ROOT);
        return ListPage.of(call, with, "ListUserTags", filter, marker, maxItems);
    }

    @Override
    public Reads<Stream<User>> reads(Call call, ListPage page) {
        return Users.named(call, userName);
    }

    @Override
    public List<Permission> permissions(Call call, ListPage page, Stream<User> found) {
        return List.of(Users.permission("iam:ListUserTags", call, userName, found.state()));
    }

    @Override
    public TagPage reply(Call call, ListPage page, Stream<User> found) {
        return TagPage.of(Users.require(found.state(), userName).tags(), page);
    }
}
