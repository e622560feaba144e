package io.chancery.policy.organization;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.policy.ControlPolicy;
import io.chancery.contracts.policy.ControlPolicyKind;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.ReadOperation;
import io.chancery.store.append.Reads;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/**
 * {@code GET …/service-control-policies} and {@code GET …/resource-control-policies}. Where none are set it is NoSuchEntity
 * (404).
 */
record GetControlPolicies(ControlTarget target, ControlPolicyKind kind)
        implements ReadOperation<Optional<OpenAccount>, ControlTarget.Found, GetControlPolicies.Reply> {

    /** @param sequence of the target's last change, in the installation's shard */
    record Reply(List<ControlPolicy> policies, long sequence) {}

    @Override
    public AccountId account(Call call) {
        return AccountId.INSTALLATION;
    }

    @Override
    public Uni<Optional<OpenAccount>> prepare(Call call, Collaborators with) {
        return target.lookUp(with);
    }

    @Override
    public Reads<ControlTarget.Found> reads(Call call, Optional<OpenAccount> prepared) {
        return target.reads();
    }

    @Override
    public List<Permission> permissions(Call call, Optional<OpenAccount> prepared, ControlTarget.Found found) {
        return List.of(Permission.of("chancery:" + ControlOperations.name("Get", kind), target.arn()));
    }

    @Override
    public Reply reply(Call call, Optional<OpenAccount> prepared, ControlTarget.Found found) {
        return new Reply(ControlOperations.require(found.require(prepared), kind, target), found.sequence());
    }
}
