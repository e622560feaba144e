package io.chancery.policy.attachment;

import io.chancery.contracts.policy.PrincipalPolicies;
import io.chancery.contracts.policy.PrincipalPolicies.AttachedPolicy;
import io.chancery.contracts.policy.PrincipalPoliciesEvent.ManagedPolicyDetached;
import io.chancery.policy.managed.PolicyArn;
import io.chancery.policy.principal.Principal;
import io.chancery.policy.principal.PrincipalWrite;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.NoReply;
import io.chancery.store.append.Change;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.store.append.Stream;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;

/**
 * What {@code DetachUserPolicy}, {@code DetachGroupPolicy} and {@code DetachRolePolicy} are. A policy that is not attached
 * is NoSuchEntity (404).
 */
public sealed interface DetachPolicy extends PrincipalWrite
        permits DetachUserPolicy, DetachGroupPolicy, DetachRolePolicy {

    PolicyArn policyArn();

    @Override
    default Uni<Principal> prepare(Call call, Collaborators with) {
        policyArn().requirePolicy();
        return PrincipalWrite.super.prepare(call, with);
    }

    @Override
    default Map<String, List<String>> context() {
        return Map.of("iam:PolicyARN", List.of(policyArn().value()));
    }

    @Override
    default Decision<NoReply> decide(Call call, Principal principal, Stream<PrincipalPolicies> found, Facts facts) {
        String principalId = principal.require(found).principalId();
        AttachedPolicy attached = found.state().stream()
                .flatMap(policies -> policies.attached().stream())
                .filter(policy -> policy.policyArn().equals(policyArn().value()))
                .findFirst()
                .orElseThrow(
                        () -> new Refused(Refusal.NO_SUCH_ENTITY, "Policy %s was not found.".formatted(policyArn())));
        return Decision.of(
                new Change(
                        PrincipalPolicies.STREAM,
                        principalId,
                        principal.arn(),
                        new ManagedPolicyDetached(principalId, attached.policyId())),
                NoReply.NO_REPLY);
    }
}
