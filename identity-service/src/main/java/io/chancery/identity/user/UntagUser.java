package io.chancery.identity.user;

import io.chancery.contracts.identity.User;
import io.chancery.contracts.identity.UserEvent.UserTagged;
import io.chancery.contracts.identity.UserEvent.UserUntagged;
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

/** IAM 2010-05-08 {@code UntagUser}. A key that is not there changes nothing. */
public record UntagUser(UserName userName, @RequiredMember List<NewTag.Key> tagKeys)
        implements WriteOperation<Nothing, Stream<User>, NoReply> {

    @Override
    public Uni<Nothing> prepare(Call call, Collaborators with) {
        return Tags.checkedKeys(tagKeys, "tagKeys").chain(Nothing::needed);
    }

    @Override
    public Reads<Stream<User>> reads(Call call, Nothing prepared) {
        return Users.named(call, userName);
    }

    @Override
    public List<Permission> permissions(Call call, Nothing prepared, Stream<User> found) {
        return List.of(
                Users.permission("iam:UntagUser", call, userName, found.state()).with(Tags.ofKeys(tagKeys)));
    }

    @Override
    public Decision<NoReply> decide(Call call, Nothing prepared, Stream<User> found, Facts facts) {
        User user = Users.require(found.state(), userName);
        return Decision.of(
                Retagging.removing(user.tags(), tagKeys, KeyCase.IGNORED)
                        .events(keys -> new UserUntagged(user.id(), keys), put -> new UserTagged(user.id(), put))
                        .stream()
                        .map(event -> Users.change(user, event))
                        .toList(),
                NoReply.NO_REPLY);
    }
}
