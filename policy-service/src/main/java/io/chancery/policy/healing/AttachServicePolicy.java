package io.chancery.policy.healing;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.policy.PrincipalKind;
import io.chancery.contracts.policy.PrincipalPolicies;
import io.chancery.contracts.policy.PrincipalPoliciesEvent.ManagedPolicyAttached;
import io.chancery.policy.catalogue.AwsManagedPolicy;
import io.chancery.runtime.operation.NoReply;
import io.chancery.store.append.Change;
import io.chancery.store.append.Command;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Stream;

/**
 * Gives a service-linked role its service's policy, unless the role is gone already. Idempotent: nothing detaches it
 * before the role is retired.
 *
 * @param roleId the role's unique id
 * @param arn the role's
 */
record AttachServicePolicy(AccountId account, String roleId, String arn, AwsManagedPolicy policy)
        implements Command<Stream<PrincipalPolicies>, NoReply> {

    @Override
    public Reads<Stream<PrincipalPolicies>> reads() {
        return Reads.stream(PrincipalPolicies.STREAM, roleId);
    }

    @Override
    public Decision<NoReply> decide(Stream<PrincipalPolicies> policies, Facts facts) {
        boolean attached = policies.state().stream()
                .flatMap(state -> state.attached().stream())
                .anyMatch(each -> each.policyId().equals(policy.id()));
        if (policies.deleted() || attached) {
            return Decision.unchanged(NoReply.NO_REPLY);
        }
        return Decision.of(
                new Change(
                        PrincipalPolicies.STREAM,
                        roleId,
                        arn,
                        new ManagedPolicyAttached(roleId, PrincipalKind.ROLE, account, policy.arn(), policy.id())),
                NoReply.NO_REPLY);
    }
}
