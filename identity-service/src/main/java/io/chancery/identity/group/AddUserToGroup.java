package io.chancery.identity.group;

import io.chancery.contracts.identity.Group;
import io.chancery.contracts.identity.User;
import io.chancery.contracts.identity.UserEvent.UserAddedToGroup;
import io.chancery.identity.entity.Quotas;
import io.chancery.identity.user.UserName;
import io.chancery.identity.user.Users;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.NoReply;
import io.chancery.runtime.operation.Nothing;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.WriteOperation;
import io.chancery.store.append.Change;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Reads;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** IAM 2010-05-08 {@code AddUserToGroup}. Adding a user that is in the group already changes nothing. */
public record AddUserToGroup(GroupName groupName, UserName userName)
        implements WriteOperation<Nothing, Membership, NoReply> {

    @Override
    public Uni<Nothing> prepare(Call call, Collaborators with) {
        return Nothing.needed();
    }

    @Override
    public Reads<Membership> reads(Call call, Nothing prepared) {
        return Membership.reads(call, groupName, userName);
    }

    /** On the group alone (Service Authorization Reference, "Actions defined by AWS IAM"). */
    @Override
    public List<Permission> permissions(Call call, Nothing prepared, Membership found) {
        return Groups.permission(
                "iam:AddUserToGroup", call, groupName, found.group().state());
    }

    @Override
    public Decision<NoReply> decide(Call call, Nothing prepared, Membership found, Facts facts) {
        Group group = Groups.require(found.group().state(), groupName);
        User user = Users.require(found.user().state(), userName);
        if (user.groups().contains(group.id())) {
            return Decision.unchanged(NoReply.NO_REPLY);
        }
        Quotas.GROUPS_PER_USER.requireRoom(user.groups().size());
        var added = new UserAddedToGroup(user.id(), group.id());
        return Decision.of(new Change(User.STREAM, user.id().value(), user.arn(), added), NoReply.NO_REPLY);
    }
}
