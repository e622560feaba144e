package io.chancery.policy.attachment;

import io.chancery.contracts.Position;
import io.chancery.contracts.policy.PrincipalPolicies;
import io.chancery.contracts.policy.PrincipalPolicies.AttachedPolicy;
import io.chancery.contracts.policy.PrincipalPoliciesEvent.ManagedPolicyDetached;
import io.chancery.policy.managed.PolicyArn;
import io.chancery.policy.principal.Principal;
import io.chancery.policy.principal.PrincipalDirectory;
import io.chancery.policy.principal.PrincipalName;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.NoReply;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.WriteOperation;
import io.chancery.store.append.Change;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Reads;
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
public sealed interface DetachPolicy extends WriteOperation<Principal, Stream<PrincipalPolicies>, NoReply>
        permits DetachUserPolicy, DetachGroupPolicy, DetachRolePolicy {

    PrincipalName principalName();

    PolicyArn policyArn();

    @Override
    default Uni<Principal> prepare(Call call, Collaborators with) {
        policyArn().requirePolicy();
        return with.get(PrincipalDirectory.class).find(call, principalName());
    }

    @Override
    default Reads<Stream<PrincipalPolicies>> reads(Call call, Principal principal) {
        return Reads.stream(PrincipalPolicies.STREAM, principal.idToRead());
    }

    @Override
    default List<Position> seen(Principal principal) {
        return List.of(principal.seen());
    }

    @Override
    default List<Permission> permissions(Call call, Principal principal, Stream<PrincipalPolicies> found) {
        return principal.permissions(
                (Record) this, Map.of("iam:PolicyARN", List.of(policyArn().value())));
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
