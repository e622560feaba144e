package io.chancery.policy.inline;

import io.chancery.contracts.policy.PrincipalPolicies;
import io.chancery.contracts.policy.PrincipalPoliciesEvent.InlinePolicyDeleted;
import io.chancery.policy.managed.PolicyName;
import io.chancery.policy.principal.Principal;
import io.chancery.policy.principal.PrincipalWrite;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.NoReply;
import io.chancery.store.append.Change;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Stream;

/**
 * What {@code DeleteUserPolicy}, {@code DeleteGroupPolicy} and {@code DeleteRolePolicy} are. A name that the principal has
 * no policy of is NoSuchEntity (404).
 */
public sealed interface DeleteInlinePolicy extends PrincipalWrite
        permits DeleteUserPolicy, DeleteGroupPolicy, DeleteRolePolicy {

    PolicyName policyName();

    @Override
    default Decision<NoReply> decide(Call call, Principal principal, Stream<PrincipalPolicies> found, Facts facts) {
        String principalId = principal.require(found).principalId();
        InlinePolicies.require(found, principalName(), policyName());
        return Decision.of(
                new Change(
                        PrincipalPolicies.STREAM,
                        principalId,
                        principal.arn(),
                        new InlinePolicyDeleted(principalId, policyName().value())),
                NoReply.NO_REPLY);
    }
}
