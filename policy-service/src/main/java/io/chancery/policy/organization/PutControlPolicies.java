package io.chancery.policy.organization;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.policy.ControlPoliciesEvent;
import io.chancery.contracts.policy.ControlPoliciesEvent.ResourceControlPoliciesSet;
import io.chancery.contracts.policy.ControlPoliciesEvent.ServiceControlPoliciesSet;
import io.chancery.contracts.policy.ControlPolicy;
import io.chancery.contracts.policy.ControlPolicyKind;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.WriteOperation;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Reads;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/**
 * {@code PUT …/service-control-policies} and {@code PUT …/resource-control-policies} of a group of accounts or an account.
 * Replaces what is there. A document that is no control policy of the kind is MalformedPolicyDocument (400), one that is
 * too large LimitExceeded (413); a group that does not exist or an account that is not open is NoSuchEntity (404).
 *
 * @param policies 1 to 5, each with a name of its own
 */
record PutControlPolicies(ControlTarget target, ControlPolicyKind kind, List<ControlPolicy> policies)
        implements WriteOperation<Optional<OpenAccount>, ControlTarget.Found, PutControlPolicies.Reply> {

    /** @param created whether there were none before */
    record Reply(boolean created) {}

    @Override
    public AccountId account(Call call) {
        return AccountId.INSTALLATION;
    }

    @Override
    public Uni<Optional<OpenAccount>> prepare(Call call, Collaborators with) {
        return Uni.createFrom()
                .item(() -> ControlDocuments.checked(policies, kind))
                .chain(() -> target.lookUp(with));
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
        return List.of(Permission.of("chancery:" + ControlOperations.name("Put", kind), target.arn()));
    }

    @Override
    public Decision<Reply> decide(Call call, Optional<OpenAccount> prepared, ControlTarget.Found found, Facts facts) {
        List<ControlPolicy> before = found.require(prepared).of(kind);
        var reply = new Reply(before.isEmpty());
        return before.equals(policies) ? Decision.unchanged(reply) : Decision.of(target.change(set()), reply);
    }

    private ControlPoliciesEvent set() {
        return switch (kind) {
            case SERVICE -> new ServiceControlPoliciesSet(target.id(), policies);
            case RESOURCE -> new ResourceControlPoliciesSet(target.id(), policies);
        };
    }
}
