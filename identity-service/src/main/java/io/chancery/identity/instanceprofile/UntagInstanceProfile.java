package io.chancery.identity.instanceprofile;

import io.chancery.contracts.identity.InstanceProfile;
import io.chancery.contracts.identity.InstanceProfileEvent.InstanceProfileTagged;
import io.chancery.contracts.identity.InstanceProfileEvent.InstanceProfileUntagged;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.NoReply;
import io.chancery.runtime.operation.Nothing;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.WriteOperation;
import io.chancery.runtime.tag.KeyCase;
import io.chancery.runtime.tag.NewTag;
import io.chancery.runtime.tag.Retagging;
import io.chancery.runtime.tag.Tags;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Stream;
import io.chancery.wire.RequiredMember;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** IAM 2010-05-08 {@code UntagInstanceProfile}. A key that is not there changes nothing. */
public record UntagInstanceProfile(
        InstanceProfileName instanceProfileName,
        @RequiredMember List<NewTag.Key> tagKeys) implements WriteOperation<Nothing, Stream<InstanceProfile>, NoReply> {

    @Override
    public Uni<Nothing> prepare(Call call, Collaborators with) {
        return Tags.checkedKeys(tagKeys, "tagKeys").chain(Nothing::needed);
    }

    @Override
    public Reads<Stream<InstanceProfile>> reads(Call call, Nothing prepared) {
        return InstanceProfiles.named(call, instanceProfileName);
    }

    @Override
    public List<Permission> permissions(Call call, Nothing prepared, Stream<InstanceProfile> found) {
        return List.of(InstanceProfiles.permission("iam:UntagInstanceProfile", call, instanceProfileName, found.state())
                .with(Tags.ofKeys(tagKeys)));
    }

    @Override
    public Decision<NoReply> decide(Call call, Nothing prepared, Stream<InstanceProfile> found, Facts facts) {
        InstanceProfile profile = InstanceProfiles.require(found.state(), instanceProfileName);
        return Decision.of(
                Retagging.removing(profile.tags(), tagKeys, KeyCase.DISTINCT)
                        .events(
                                keys -> new InstanceProfileUntagged(profile.id(), keys),
                                put -> new InstanceProfileTagged(profile.id(), put))
                        .stream()
                        .map(event -> InstanceProfiles.change(profile, event))
                        .toList(),
                NoReply.NO_REPLY);
    }
}
