package io.chancery.policy.simulator;

import io.chancery.language.request.RequestContext;
import io.chancery.policy.managed.PolicyText;
import io.chancery.policy.simulator.EvaluationResult.PolicySourceType;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.MaxItems;
import io.chancery.runtime.operation.Nothing;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.ReadOperation;
import io.chancery.store.append.Reads;
import io.chancery.wire.RequiredMember;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/**
 * IAM 2010-05-08 {@code SimulateCustomPolicy}: with the policies of the request alone. Where in the organisation the account
 * is need not be among the context entries.
 */
public record SimulateCustomPolicy(
        @RequiredMember List<PolicyText> policyInputList,
        List<PolicyText> permissionsBoundaryPolicyInputList,
        @RequiredMember List<ActionName> actionNames,
        List<ResourceName> resourceArns,
        Optional<PolicyText> resourcePolicy,
        Optional<ResourceName> resourceOwner,
        Optional<ResourceName> callerArn,
        List<ContextEntry> contextEntries,
        Optional<String> resourceHandlingOption,
        Optional<MaxItems> maxItems,
        Optional<String> marker)
        implements ReadOperation<Simulation, Nothing, SimulationReply>, SimulationInput {

    @Override
    public Uni<Simulation> prepare(Call call, Collaborators with) {
        return Uni.createFrom().item(() -> new Simulation(this, call, with));
    }

    @Override
    public Reads<Nothing> reads(Call call, Simulation simulation) {
        return Reads.nothing(Nothing.NOTHING);
    }

    @Override
    public List<Permission> permissions(Call call, Simulation simulation, Nothing found) {
        return List.of(Permission.of("iam:SimulateCustomPolicy", "*"));
    }

    @Override
    public Uni<SimulationReply> answer(Call call, Simulation simulation, Nothing found) {
        return simulation.later(() -> reply(call, simulation, found));
    }

    @Override
    public SimulationReply reply(Call call, Simulation simulation, Nothing found) {
        requireSupported();
        RequestContext context = ContextEntry.context(contextEntries);
        return simulation.reply(
                caller(call.account(), Optional.empty(), false, context),
                context,
                Source.given(POLICY_INPUT_LIST, PolicySourceType.IAM, policyInputList),
                givenBoundary(),
                false);
    }
}
