package io.chancery.identity.group;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Arns;
import io.chancery.contracts.identity.Group;
import io.chancery.identity.entity.EntityPath;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Permission;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.store.append.Stream;
import java.util.List;
import java.util.Optional;

/** What the operations on groups have in common. */
final class Groups {
    private Groups() {}

    static Reads<Stream<Group>> named(Call call, GroupName name) {
        return Reads.named(Group.STREAM, call.account(), name.claim());
    }

    /** @throws Refused NoSuchEntity if there is no such group */
    static Group require(Optional<Group> found, GroupName name) {
        return found.orElseThrow(
                () -> new Refused(Refusal.NO_SUCH_ENTITY, "The group with name %s cannot be found.".formatted(name)));
    }

    static Refused taken(GroupName name) {
        return new Refused(Refusal.ENTITY_ALREADY_EXISTS, "Group with name %s already exists.".formatted(name));
    }

    /** The stored ARN; one that is absent is authorised as if its path were {@code /}. */
    static String arn(AccountId account, GroupName name, Optional<Group> found) {
        return found.map(Group::arn).orElseGet(() -> Arns.group(account, EntityPath.ROOT.value(), name.value()));
    }

    /** The permission for an action on one group. */
    static List<Permission> permission(String action, Call call, GroupName name, Optional<Group> found) {
        return List.of(Permission.of(action, arn(call.account(), name, found)));
    }
}
