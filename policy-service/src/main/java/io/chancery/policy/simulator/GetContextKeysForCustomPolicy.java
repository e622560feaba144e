package io.chancery.policy.simulator;

import io.chancery.policy.managed.PolicyText;
import io.chancery.policy.simulator.EvaluationResult.PolicySourceType;
import io.chancery.policy.work.Workers;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.Nothing;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.ReadOperation;
import io.chancery.store.append.Reads;
import io.chancery.wire.RequiredMember;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** IAM 2010-05-08 {@code GetContextKeysForCustomPolicy}: what a simulation of the policies should be given. */
public record GetContextKeysForCustomPolicy(@RequiredMember List<PolicyText> policyInputList)
        implements ReadOperation<Workers, Nothing, ContextKeysReply> {

    @Override
    public Uni<Workers> prepare(Call call, Collaborators with) {
        return Uni.createFrom().item(with.get(Workers.class));
    }

    @Override
    public Reads<Nothing> reads(Call call, Workers workers) {
        return Reads.nothing(Nothing.NOTHING);
    }

    @Override
    public List<Permission> permissions(Call call, Workers workers, Nothing found) {
        return List.of(Permission.of("iam:GetContextKeysForCustomPolicy", "*"));
    }

    @Override
    public Uni<ContextKeysReply> answer(Call call, Workers workers, Nothing found) {
        return workers.run(() -> reply(call, workers, found));
    }

    @Override
    public ContextKeysReply reply(Call call, Workers workers, Nothing found) {
        return new ContextKeysReply(
                NamedKeys.of(Source.given(SimulationInput.POLICY_INPUT_LIST, PolicySourceType.IAM, policyInputList)));
    }
}
