package io.chancery.identity.role;

import io.chancery.contracts.identity.Role;
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

/** IAM 2010-05-08 {@code ListRoleTags}: in the order of keys. */
public record ListRoleTags(RoleName roleName, Optional<String> marker, Optional<MaxItems> maxItems)
        implements ReadOperation<ListPage, Stream<Role>, TagPage> {

    @Override
    public Uni<ListPage> prepare(Call call, Collaborators with) {
        String filter = roleName.value().toLowerCase(Locale.ROOT);
        return ListPage.of(call, with, "ListRoleTags", filter, marker, maxItems);
    }

    @Override
    public Reads<Stream<Role>> reads(Call call, ListPage page) {
        return Roles.named(call, roleName);
    }

    @Override
    public List<Permission> permissions(Call call, ListPage page, Stream<Role> found) {
        return List.of(Roles.permission("iam:ListRoleTags", call, roleName, found.state()));
    }

    @Override
    public TagPage reply(Call call, ListPage page, Stream<Role> found) {
        return TagPage.of(Roles.require(found.state(), roleName).tags(), page);
    }
}
