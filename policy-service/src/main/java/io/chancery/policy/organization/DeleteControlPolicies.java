package io.chancery.policy.organization;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.policy.ControlPoliciesEvent;
import io.chancery.contracts.policy.ControlPoliciesEvent.ResourceControlPoliciesCleared;
import io.chancery.contracts.policy.ControlPoliciesEvent.ServiceControlPoliciesCleared;
import io.chancery.contracts.policy.ControlPolicyKind;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.NoReply;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.WriteOperation;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Reads;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/**
 * {@code DELETE …/service-control-policies} and {@code DELETE …/resource-control-policies}: the target limits nothing any
 * more. Where none are set it is NoSuchEntity (404).
 */
record DeleteControlPolicies(ControlTarget target, ControlPolicyKind kind)
        implements WriteOperation<Optional<OpenAccount>, ControlTarget.Found, NoReply> {

    @Override
    public AccountId account(Call call) {
        return AccountId.INSTALLATION;
    }

    @Override
    public Uni<Optional<OpenAccount>> prepare(Call call, Collaborators with) {
        return target.lookUp(with);
    }

    @Override
    public List<AccountId> concerned(Optional<OpenAccount> prepared) {
        return target.concerned();
    }

    @Override
    public Reads<ControlTarget.Found> reads(Call call, Optional<OpenAccount> prepared) {
        return target.reads();
    }

    @Override
    public List<Permission> permissions(Call call, Optional<OpenAccount> prepared, ControlTarget.Found found) {
        return List.of(Permission.of("chancery:" + ControlOperations.name("Delete", kind), target.arn()));
    }

    @Override
    public Decision<NoReply> decide(Call call, Optional<OpenAccount> prepared, ControlTarget.Found found, Facts facts) {
        ControlOperations.require(found.require(prepared), kind, target);
        return Decision.of(target.change(cleared()), NoReply.NO_REPLY);
    }

    private ControlPoliciesEvent cleared() {
        return switch (kind) {
            case SERVICE -> new ServiceControlPoliciesCleared(target.id());
            case RESOURCE -> new ResourceControlPoliciesCleared(target.id());
        };
    }
}
