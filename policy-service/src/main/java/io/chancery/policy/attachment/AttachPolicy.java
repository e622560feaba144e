package io.chancery.policy.attachment;

import io.chancery.contracts.PolicyId;
import io.chancery.contracts.Position;
import io.chancery.contracts.policy.ManagedPolicy;
import io.chancery.contracts.policy.PrincipalPolicies;
import io.chancery.contracts.policy.PrincipalPoliciesEvent.ManagedPolicyAttached;
import io.chancery.policy.attachment.AttachPolicy.Prepared;
import io.chancery.policy.attachment.AttachPolicy.Read;
import io.chancery.policy.catalogue.AwsManagedPolicies;
import io.chancery.policy.catalogue.AwsManagedPolicy;
import io.chancery.policy.managed.PolicyArn;
import io.chancery.policy.managed.PolicyReference;
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
 * What {@code AttachUserPolicy}, {@code AttachGroupPolicy} and {@code AttachRolePolicy} are. Attaching what is attached
 * changes nothing. An absent principal or policy is NoSuchEntity (404), an eleventh policy LimitExceeded (409), a policy
 * of AWS for service-linked roles PolicyNotAttachable (400).
 *
 * <p>A policy of the account must exist under the lock: it is of the same shard. A principal may be deleted at
 * identity-service meanwhile; {@link io.chancery.policy.healing.PrincipalRetirement} says why that is well.
 */
public sealed interface AttachPolicy extends WriteOperation<Prepared, Read, NoReply>
        permits AttachUserPolicy, AttachGroupPolicy, AttachRolePolicy {

    /** Managed policies on one user, group or role ("IAM and AWS STS quotas", IAM User Guide). */
    int MAX_ATTACHED = 10;

    PrincipalName principalName();

    PolicyArn policyArn();

    record Prepared(Principal principal, PolicyReference policy) {}

    /** @param policy the account's own policy of that name, if the ARN is the account's */
    record Read(Stream<PrincipalPolicies> policies, Stream<ManagedPolicy> policy) {}

    @Override
    default Uni<Prepared> prepare(Call call, Collaborators with) {
        PolicyReference reference = PolicyReference.of(policyArn(), with.get(AwsManagedPolicies.class));
        return with.get(PrincipalDirectory.class)
                .find(call, principalName())
                .map(principal -> new Prepared(principal, reference));
    }

    @Override
    default Reads<Read> reads(Call call, Prepared prepared) {
        return Reads.stream(PrincipalPolicies.STREAM, prepared.principal().idToRead())
                .and(prepared.policy().reads(call.account()), Read::new);
    }

    @Override
    default List<Position> seen(Prepared prepared) {
        return List.of(prepared.principal().seen());
    }

    @Override
    default List<Permission> permissions(Call call, Prepared prepared, Read found) {
        return prepared.principal()
                .permissionsToChange(
                        getClass().getSimpleName(),
                        Map.of("iam:PolicyARN", List.of(policyArn().value())));
    }

    @Override
    default Decision<NoReply> decide(Call call, Prepared prepared, Read found, Facts facts) {
        Principal principal = prepared.principal();
        String principalId = principal.require(found.policies()).principalId();
        PolicyId policyId = prepared.policy()
                .id(found.policy())
                .orElseThrow(() -> new Refused(
                        Refusal.NO_SUCH_ENTITY,
                        "Policy %s does not exist or is not attachable.".formatted(policyArn())));
        if (prepared.policy().aws().filter(AwsManagedPolicy::isServiceLinked).isPresent()) {
            throw new Refused(
                    Refusal.POLICY_NOT_ATTACHABLE,
                    "Cannot attach a Service Role Policy to a Customer %s."
                            .formatted(principalName().title()));
        }
        PrincipalPolicies policies = found.policies()
                .state()
                .orElseGet(() ->
                        PrincipalPolicies.none(principalId, principalName().kind(), call.account()));
        if (policies.attached().stream().anyMatch(each -> each.policyId().equals(policyId))) {
            return Decision.unchanged(NoReply.NO_REPLY);
        }
        if (policies.attached().size() >= MAX_ATTACHED) {
            throw new Refused(
                    Refusal.LIMIT_EXCEEDED,
                    "Cannot exceed quota for PoliciesPer%s: %d"
                            .formatted(principalName().title(), MAX_ATTACHED));
        }
        var attached = new ManagedPolicyAttached(
                principalId, principalName().kind(), call.account(), policyArn().value(), policyId);
        return Decision.of(
                new Change(PrincipalPolicies.STREAM, principalId, principal.arn(), attached), NoReply.NO_REPLY);
    }
}
