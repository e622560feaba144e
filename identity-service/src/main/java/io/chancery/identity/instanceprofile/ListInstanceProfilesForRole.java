package io.chancery.identity.instanceprofile;

import io.chancery.contracts.identity.InstanceProfile;
import io.chancery.contracts.identity.Role;
import io.chancery.identity.role.RoleName;
import io.chancery.identity.role.Roles;
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

/** IAM 2010-05-08 {@code ListInstanceProfilesForRole}: in the order of names. */
public record ListInstanceProfilesForRole(RoleName roleName, Optional<String> marker, Optional<MaxItems> maxItems)
        implements ReadOperation<ListPage, ListInstanceProfilesForRole.Found, ListInstanceProfilesForRole.Reply> {

    public record Reply(List<InstanceProfileView> instanceProfiles, boolean isTruncated, Optional<String> marker) {}

    record Found(Optional<Role> role, Page<InstanceProfile> profiles, HeldRoles roles) {}

    @Override
    public Uni<ListPage> prepare(Call call, Collaborators with) {
        String filter = roleName.value().toLowerCase(Locale.ROOT);
        return ListPage.of(call, with, "ListInstanceProfilesForRole", filter, marker, maxItems);
    }

    @Override
    public Reads<Found> reads(Call call, ListPage page) {
        return Roles.named(call, roleName)
                .then(role -> holding(role.id(), page)
                        .and(
                                HeldRoles.with(role.state().stream().toList()),
                                (profiles, roles) -> new Found(role.state(), profiles, roles)));
    }

    private static Reads<Page<InstanceProfile>> holding(String roleId, ListPage page) {
        return roleId.isEmpty()
                ? Reads.nothing(new Page<>(List.of(), Optional.empty()))
                : reader -> reader.referring(InstanceProfile.STREAM, InstanceProfile.HOLDS_ROLE, roleId, page.paging());
    }

    @Override
    public List<Permission> permissions(Call call, ListPage page, Found found) {
        return List.of(Roles.permission("iam:ListInstanceProfilesForRole", call, roleName, found.role()));
    }

    @Override
    public Reply reply(Call call, ListPage page, Found found) {
        Roles.require(found.role(), roleName);
        return new Reply(
                found.profiles().items().stream()
                        .map(profile -> InstanceProfileView.listed(profile, found.roles()))
                        .toList(),
                found.profiles().next().isPresent(),
                page.markerAfter(found.profiles()));
    }
}
