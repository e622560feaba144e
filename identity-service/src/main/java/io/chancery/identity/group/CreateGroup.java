package io.chancery.identity.group;

import io.chancery.contracts.Arns;
import io.chancery.contracts.GroupId;
import io.chancery.contracts.identity.Group;
import io.chancery.contracts.identity.GroupEvent.GroupCreated;
import io.chancery.identity.entity.EntityPath;
import io.chancery.identity.entity.Quotas;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
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

/** IAM 2010-05-08 {@code CreateGroup}. Refuses a taken name, in any case, with EntityAlreadyExists. */
public record CreateGroup(GroupName groupName, Optional<EntityPath> path)
        implements WriteOperation<Nothing, CreateGroup.Found, CreateGroup.Reply> {

    public record Reply(GroupView group) {}

    /** @param groups how many the account has */
    public record Found(Stream<Group> sameName, long groups) {}

    @Override
    public Uni<Nothing> prepare(Call call, Collaborators with) {
        return Nothing.needed();
    }

    @Override
    public Reads<Found> reads(Call call, Nothing prepared) {
        return Groups.named(call, groupName).and(reader -> reader.count(Group.STREAM, call.account()), Found::new);
    }

    @Override
    public List<Permission> permissions(Call call, Nothing prepared, Found found) {
        return List.of(Permission.of(
                "iam:CreateGroup", Arns.group(call.account(), givenPath().value(), groupName.value())));
    }

    @Override
    public Decision<Reply> decide(Call call, Nothing prepared, Found found, Facts facts) {
        if (found.sameName().exists()) {
            throw Groups.taken(groupName);
        }
        Quotas.GROUPS.requireRoom(found.groups());
        var group = new Group(
                facts.newId(GroupId.PREFIX, GroupId::new),
                call.account(),
                groupName.value(),
                givenPath().value(),
                facts.now());
        var created = new GroupCreated(group.id(), group.account(), group.name(), group.path(), group.createdAt());
        return Decision.of(
                new Change(Group.STREAM, group.id().value(), group.arn(), created), new Reply(GroupView.of(group)));
    }

    private EntityPath givenPath() {
        return path.orElse(EntityPath.ROOT);
    }
}
