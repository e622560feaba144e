package io.chancery.identity.group;

import io.chancery.contracts.Arns;
import io.chancery.contracts.identity.Group;
import io.chancery.contracts.identity.GroupEvent.GroupRenamed;
import io.chancery.identity.entity.EntityPath;
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
import io.chancery.store.append.Stream;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/**
 * IAM 2010-05-08 {@code UpdateGroup}: another name, another path or both. Asks for permission on the group as it is and
 * as it will be ("Renaming an IAM group", IAM User Guide).
 */
public record UpdateGroup(GroupName groupName, Optional<EntityPath> newPath, Optional<GroupName> newGroupName)
        implements WriteOperation<Nothing, UpdateGroup.Found, NoReply> {
    private static final String ACTION = "iam:UpdateGroup";

    /** @param newName who has the new name; the group itself if it is the same one or differs in case only */
    public record Found(Stream<Group> group, Stream<Group> newName) {}

    @Override
    public Uni<Nothing> prepare(Call call, Collaborators with) {
        return Nothing.needed();
    }

    @Override
    public Reads<Found> reads(Call call, Nothing prepared) {
        return Groups.named(call, groupName).and(Groups.named(call, newGroupName.orElse(groupName)), Found::new);
    }

    @Override
    public List<Permission> permissions(Call call, Nothing prepared, Found found) {
        Optional<Group> group = found.group().state();
        String path =
                newPath.map(EntityPath::value).or(() -> group.map(Group::path)).orElse(EntityPath.ROOT.value());
        String name = newGroupName
                .map(GroupName::value)
                .or(() -> group.map(Group::name))
                .orElse(groupName.value());
        return List.of(
                Permission.of(ACTION, Groups.arn(call.account(), groupName, group)),
                Permission.of(ACTION, Arns.group(call.account(), path, name)));
    }

    @Override
    public Decision<NoReply> decide(Call call, Nothing prepared, Found found, Facts facts) {
        Group group = Groups.require(found.group().state(), groupName);
        if (found.newName()
                .state()
                .filter(other -> !other.id().equals(group.id()))
                .isPresent()) {
            throw Groups.taken(newGroupName.orElse(groupName));
        }
        String name = newGroupName.map(GroupName::value).orElse(group.name());
        String path = newPath.map(EntityPath::value).orElse(group.path());
        if (name.equals(group.name()) && path.equals(group.path())) {
            return Decision.unchanged(NoReply.NO_REPLY);
        }
        var renamed = new GroupRenamed(group.id(), name, path);
        return Decision.of(new Change(Group.STREAM, group.id().value(), group.arn(), renamed), NoReply.NO_REPLY);
    }
}
