package io.chancery.identity.role;

import io.chancery.contracts.identity.Role;
import io.chancery.contracts.identity.RoleEvent.RoleTagged;
import io.chancery.contracts.identity.RoleEvent.RoleUntagged;
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

/** IAM 2010-05-08 {@code UntagRole}. A key that is not there changes nothing. */
public record UntagRole(RoleName roleName, @RequiredMember List<NewTag.Key> tagKeys)
        implements WriteOperation<Nothing, Stream<Role>, NoReply> {

    @Override
    public Uni<Nothing> prepare(Call call, Collaborators with) {
        return Tags.checkedKeys(tagKeys, "tagKeys").chain(Nothing::needed);
    }

    @Override
    public Reads<Stream<Role>> reads(Call call, Nothing prepared) {
        return Roles.named(call, roleName);
    }

    @Override
    public List<Permission> permissions(Call call, Nothing prepared, Stream<Role> found) {
        return List.of(
                Roles.permission("iam:UntagRole", call, roleName, found.state()).with(Tags.ofKeys(tagKeys)));
    }

    @Override
    public Decision<NoReply> decide(Call call, Nothing prepared, Stream<Role> found, Facts facts) {
        Role role = Roles.require(found.state(), roleName);
        return Decision.of(
                Retagging.removing(role.tags(), tagKeys, KeyCase.IGNORED)
                        .events(keys -> new RoleUntagged(role.id(), keys), put -> new RoleTagged(role.id(), put))
                        .stream()
                        .map(event -> Roles.change(role, event))
                        .toList(),
                NoReply.NO_REPLY);
    }
}
