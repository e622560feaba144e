package io.chancery.identity.servicelinkedrole;

import io.chancery.contracts.identity.Role;
import io.chancery.contracts.identity.RoleEvent.RoleDeleted;
import io.chancery.identity.role.RoleName;
import io.chancery.identity.role.Roles;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.WriteOperation;
import io.chancery.store.append.Change;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Stream;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;

/**
 * IAM 2010-05-08 {@code DeleteServiceLinkedRole}. A role that is not service-linked is NoSuchEntity here. The role is gone
 * with the answer, and its policies follow: no service has to be asked first whether it still uses the role.
 */
public record DeleteServiceLinkedRole(RoleName roleName)
        implements WriteOperation<DeletionTasks, Stream<Role>, DeleteServiceLinkedRole.Reply> {

    public record Reply(String deletionTaskId) {}

    @Override
    public Uni<DeletionTasks> prepare(Call call, Collaborators with) {
        return Uni.createFrom().item(() -> with.get(DeletionTasks.class));
    }

    @Override
    public Reads<Stream<Role>> reads(Call call, DeletionTasks tasks) {
        return Roles.named(call, roleName);
    }

    @Override
    public List<Permission> permissions(Call call, DeletionTasks tasks, Stream<Role> found) {
        Map<String, List<String>> service = found.state()
                .flatMap(Role::linkedService)
                .map(name -> Map.of("iam:AWSServiceName", List.of(name)))
                .orElse(Map.of());
        return List.of(Roles.permission("iam:DeleteServiceLinkedRole", call, roleName, found.state())
                .with(service));
    }

    @Override
    public Decision<Reply> decide(Call call, DeletionTasks tasks, Stream<Role> found, Facts facts) {
        Role role =
                Roles.require(found.state().filter(one -> one.linkedService().isPresent()), roleName);
        return Decision.of(
                new Change(Role.STREAM, role.id().value(), role.arn(), new RoleDeleted(role.id())),
                new Reply(tasks.seal(call.account(), role)));
    }
}
