package io.chancery.policy.simulator;

import io.chancery.contracts.Position;
import io.chancery.policy.managed.PolicyText;
import io.chancery.policy.simulator.EvaluationResult.PolicySourceType;
import io.chancery.policy.simulator.GetContextKeysForPrincipalPolicy.Prepared;
import io.chancery.policy.work.Workers;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.Nothing;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.ReadOperation;
import io.chancery.store.append.Reads;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;

/**
 * IAM 2010-05-08 {@code GetContextKeysForPrincipalPolicy}: what a simulation of the entity's policies, its boundary and
 * those of the request should be given.
 */
public record GetContextKeysForPrincipalPolicy(PolicySourceArn policySourceArn, List<PolicyText> policyInputList)
        implements ReadOperation<Prepared, Nothing, ContextKeysReply> {

    record Prepared(SourceEntity entity, Workers workers) {}

    @Override
    public Uni<Prepared> prepare(Call call, Collaborators with) {
        return SourceEntity.find(policySourceArn, call, with)
                .map(entity -> new Prepared(entity, with.get(Workers.class)));
    }

    @Override
    public Reads<Nothing> reads(Call call, Prepared prepared) {
        return Reads.nothing(Nothing.NOTHING);
    }

    @Override
    public List<Position> seen(Prepared prepared) {
        return prepared.entity.seen();
    }

    @Override
    public List<Permission> permissions(Call call, Prepared prepared, Nothing found) {
        return prepared.entity.permissions("iam:GetContextKeysForPrincipalPolicy");
    }

    @Override
    public Uni<ContextKeysReply> answer(Call call, Prepared prepared, Nothing found) {
        return prepared.workers.run(() -> reply(call, prepared, found));
    }

    @Override
    public ContextKeysReply reply(Call call, Prepared prepared, Nothing found) {
        SourcePolicies.Gathered gathered = prepared.entity.gather();
        List<Source> all = new ArrayList<>(gathered.policies());
        gathered.boundary().ifPresent(all::add);
        all.addAll(Source.given(SimulationInput.POLICY_INPUT_LIST, PolicySourceType.IAM, policyInputList));
        return new ContextKeysReply(NamedKeys.of(all));
    }
}
