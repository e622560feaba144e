package io.chancery.identity.servicelinkedrole;

import io.chancery.contracts.Arns;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.Nothing;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.ReadOperation;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** IAM 2010-05-08 {@code GetServiceLinkedRoleDeletionStatus}: SUCCEEDED, since a deletion is done when it is answered. */
public record GetServiceLinkedRoleDeletionStatus(DeletionTaskId deletionTaskId)
        implements ReadOperation<Boolean, Nothing, GetServiceLinkedRoleDeletionStatus.Reply> {

    public enum Status {
        SUCCEEDED
    }

    public record Reply(Status status) {}

    /** Whether there was such a deletion. */
    @Override
    public Uni<Boolean> prepare(Call call, Collaborators with) {
        return Uni.createFrom()
                .item(() -> with.get(DeletionTasks.class).isGenuine(call.account(), deletionTaskId.value()));
    }

    @Override
    public Reads<Nothing> reads(Call call, Boolean genuine) {
        return Reads.nothing(Nothing.NOTHING);
    }

    /** On the role that the id names, which is gone. */
    @Override
    public List<Permission> permissions(Call call, Boolean genuine, Nothing found) {
        String role = DeletionTasks.role(deletionTaskId.value()).orElse("/");
        return List.of(Permission.of("iam:GetServiceLinkedRoleDeletionStatus", Arns.role(call.account(), role, "")));
    }

    @Override
    public Reply reply(Call call, Boolean genuine, Nothing found) {
        if (!genuine) {
            throw new Refused(
                    Refusal.NO_SUCH_ENTITY, "The deletion task %s cannot be found.".formatted(deletionTaskId.value()));
        }
        return new Reply(Status.SUCCEEDED);
    }
}
