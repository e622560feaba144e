package io.chancery.identity.role;

import io.chancery.contracts.Arns;
import io.chancery.contracts.identity.Role;
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
import java.util.Map;
import java.util.Optional;

/** IAM 2010-05-08 {@code ListRoles}: in the order of names. */
public record ListRoles(Optional<PathPrefix> pathPrefix, Optional<String> marker, Optional<MaxItems> maxItems)
        implements ReadOperation<ListPage, ListRoles.Found, ListRoles.Reply> {

    public record Reply(List<RoleView> roles, boolean isTruncated, Optional<String> marker) {}

    /** @param arns of the principals that their trust policies name and that live, by unique id */
    public record Found(Page<Role> roles, Map<String, String> arns) {}

    @Override
    public Uni<ListPage> prepare(Call call, Collaborators with) {
        return ListPage.of(call, with, "ListRoles", prefix(), marker, maxItems);
    }

    @Override
    public Reads<Found> reads(Call call, ListPage page) {
        Reads<Page<Role>> roles = reader -> reader.list(Role.STREAM, call.account(), prefix(), page.paging());
        return roles.then(found -> TrustPrincipals.arns(found.items().stream()
                        .flatMap(role -> role.trustPolicy().resolvedPrincipals().values().stream())
                        .toList())
                .map(arns -> new Found(found, arns)));
    }

    /** The resource is the path itself, {@code role/division/}. */
    @Override
    public List<Permission> permissions(Call call, ListPage page, Found found) {
        return List.of(Permission.of("iam:ListRoles", Arns.role(call.account(), prefix(), "")));
    }

    @Override
    public Reply reply(Call call, ListPage page, Found found) {
        Page<Role> roles = found.roles();
        return new Reply(
                roles.items().stream()
                        .map(role -> RoleView.listed(role, found.arns()))
                        .toList(),
                roles.next().isPresent(),
                page.markerAfter(roles));
    }

    private String prefix() {
        return pathPrefix.orElse(PathPrefix.ALL).value();
    }
}
