package io.chancery.policy.simulator;

import io.chancery.contracts.Position;
import io.chancery.contracts.Tag;
import io.chancery.language.request.RequestContext;
import io.chancery.language.request.RequestPrincipal;
import io.chancery.policy.managed.PolicyText;
import io.chancery.policy.simulator.EvaluationResult.PolicySourceType;
import io.chancery.policy.simulator.SimulatePrincipalPolicy.Prepared;
import io.chancery.policy.simulator.SourcePolicies.Gathered;
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
 * IAM 2010-05-08 {@code SimulatePrincipalPolicy}: with the policies of a user, group or role, and those of the request
 * beside them. A user has those of its groups too. What is known of a caller who is the entity itself (its unique id,
 * its tags) and where in the organisation the account is need not be among the context entries. The account's service control
 * policies limit what is simulated, and on its own resources its resource control policies.
 */
public record SimulatePrincipalPolicy(
        PolicySourceArn policySourceArn,
        List<PolicyText> policyInputList,
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
        implements ReadOperation<Prepared, Nothing, SimulationReply>, SimulationInput {

    record Prepared(Simulation simulation, SourceEntity entity) {}

    @Override
    public Uni<Prepared> prepare(Call call, Collaborators with) {
        return SourceEntity.find(policySourceArn, call, with)
                .map(entity -> new Prepared(new Simulation(this, call, with), entity));
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
        return prepared.entity.permissions("iam:SimulatePrincipalPolicy");
    }

    @Override
    public Uni<SimulationReply> answer(Call call, Prepared prepared, Nothing found) {
        return prepared.simulation.later(() -> reply(call, prepared, found));
    }

    @Override
    public SimulationReply reply(Call call, Prepared prepared, Nothing found) {
        requireSupported();
        Gathered gathered = prepared.entity.gather();
        RequestContext stated = ContextEntry.context(contextEntries);
        boolean isUser = gathered.caller()
                .filter(RequestPrincipal.User.class::isInstance)
                .isPresent();
        RequestPrincipal caller = caller(call.account(), gathered.caller(), isUser, stated);
        Optional<Source> given = givenBoundary();
        return prepared.simulation.reply(
                caller,
                gathered.caller().equals(Optional.of(caller)) ? tagged(stated, gathered.tags()) : stated,
                gathered.and(Source.given(POLICY_INPUT_LIST, PolicySourceType.IAM, policyInputList)),
                given.isPresent() ? given : gathered.boundary(),
                gathered.bound());
    }

    private static RequestContext tagged(RequestContext stated, List<Tag> tags) {
        RequestContext.Builder context = stated.toBuilder();
        for (Tag tag : tags) {
            String key = "aws:PrincipalTag/" + tag.key();
            if (stated.get(key).isEmpty()) {
                context.put(key, tag.value());
            }
        }
        return context.build();
    }
}
