package io.chancery.identity.group;

import io.chancery.contracts.Position;
import io.chancery.contracts.identity.Group;
import io.chancery.contracts.identity.GroupEvent.GroupDeleted;
import io.chancery.contracts.identity.User;
import io.chancery.identity.entity.PolicyUses;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.NoReply;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.WriteOperation;
import io.chancery.store.append.Change;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.store.append.Stream;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** IAM 2010-05-08 {@code DeleteGroup}. Refuses with DeleteConflict while there are users in it or policies on it. */
public record DeleteGroup(GroupName groupName) implements WriteOperation<PolicyUses, DeleteGroup.Found, NoReply> {

    /** @param members how many users are in it */
    public record Found(Stream<Group> group, long members) {}

    @Override
    public Uni<PolicyUses> prepare(Call call, Collaborators with) {
        return PolicyUses.of(
                call,
                with,
                Groups.named(call, groupName)
                        .map(found -> found.state().map(group -> group.id().value())));
    }

    @Override
    public List<Position> seen(PolicyUses uses) {
        return uses.seen();
    }

    @Override
    public Reads<Found> reads(Call call, PolicyUses uses) {
        return Groups.named(call, groupName)
                .then(group -> group.exists()
                        ? Reads.countReferring(User.MEMBER_OF, group.id()).map(members -> new Found(group, members))
                        : Reads.nothing(new Found(group, 0)));
    }

    @Override
    public List<Permission> permissions(Call call, PolicyUses uses, Found found) {
        return Groups.permission(
                "iam:DeleteGroup", call, groupName, found.group().state());
    }

    @Override
    public Decision<NoReply> decide(Call call, PolicyUses uses, Found found, Facts facts) {
        Group group = Groups.require(found.group().state(), groupName);
        if (found.members() > 0) {
            throw new Refused(Refusal.DELETE_CONFLICT, "Cannot delete entity, must remove users from group first.");
        }
        uses.requireNone(group.id().value());
        return Decision.of(
                new Change(Group.STREAM, group.id().value(), group.arn(), new GroupDeleted(group.id())),
                NoReply.NO_REPLY);
    }
}
