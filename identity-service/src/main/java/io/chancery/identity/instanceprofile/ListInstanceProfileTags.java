package io.chancery.identity.instanceprofile;

import io.chancery.contracts.identity.InstanceProfile;
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

/** IAM 2010-05-08 {@code ListInstanceProfileTags}: in the order of keys. */
public record ListInstanceProfileTags(
        InstanceProfileName instanceProfileName, Optional<String> marker, Optional<MaxItems> maxItems)
        implements ReadOperation<ListPage, Stream<InstanceProfile>, TagPage> {

    @Override
    public Uni<ListPage> prepare(Call call, Collaborators with) {
        String filter = instanceProfileName.value().toLowerCase(Locale.ROOT);
        return ListPage.of(call, with, "ListInstanceProfileTags", filter, marker, maxItems);
    }

    @Override
    public Reads<Stream<InstanceProfile>> reads(Call call, ListPage page) {
        return InstanceProfiles.named(call, instanceProfileName);
    }

    @Override
    public List<Permission> permissions(Call call, ListPage page, Stream<InstanceProfile> found) {
        return List.of(
                InstanceProfiles.permission("iam:ListInstanceProfileTags", call, instanceProfileName, found.state()));
    }

    @Override
    public TagPage reply(Call call, ListPage page, Stream<InstanceProfile> found) {
        return TagPage.of(
                InstanceProfiles.require(found.state(), instanceProfileName).tags(), page);
    }
}
