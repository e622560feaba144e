package io.chancery.identity.instanceprofile;

import io.chancery.contracts.Arns;
import io.chancery.contracts.identity.InstanceProfile;
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

/** IAM 2010-05-08 {@code ListInstanceProfiles}: in the order of names. */
public record ListInstanceProfiles(
        Optional<PathPrefix> pathPrefix, Optional<String> marker, Optional<MaxItems> maxItems)
        implements ReadOperation<ListPage, ListInstanceProfiles.Found, ListInstanceProfiles.Reply> {

    public record Reply(List<InstanceProfileView> instanceProfiles, boolean isTruncated, Optional<String> marker) {}

    record Found(Page<InstanceProfile> profiles, HeldRoles roles) {}

    @Override
    public Uni<ListPage> prepare(Call call, Collaborators with) {
        return ListPage.of(call, with, "ListInstanceProfiles", prefix(), marker, maxItems);
    }

    @Override
    public Reads<Found> reads(Call call, ListPage page) {
        Reads<Page<InstanceProfile>> profiles =
                reader -> reader.list(InstanceProfile.STREAM, call.account(), prefix(), page.paging());
        return profiles.then(found -> HeldRoles.of(found.items()).map(roles -> new Found(found, roles)));
    }

    /** The resource is the path itself, {@code instance-profile/division/}. */
    @Override
    public List<Permission> permissions(Call call, ListPage page, Found found) {
        return List.of(Permission.of("iam:ListInstanceProfiles", Arns.instanceProfile(call.account(), prefix(), "")));
    }

    @Override
    public Reply reply(Call call, ListPage page, Found found) {
        return new Reply(
                found.profiles().items().stream()
                        .map(profile -> InstanceProfileView.listed(profile, found.roles()))
                        .toList(),
                found.profiles().next().isPresent(),
                page.markerAfter(found.profiles()));
    }

    private String prefix() {
        return pathPrefix.orElse(PathPrefix.ALL).value();
    }
}
