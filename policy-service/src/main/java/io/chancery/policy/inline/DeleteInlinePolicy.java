package io.chancery.policy.inline;

import io.chancery.contracts.Position;
import io.chancery.contracts.policy.PrincipalPolicies;
import io.chancery.contracts.policy.PrincipalPoliciesEvent.InlinePolicyDeleted;
import io.chancery.policy.managed.PolicyName;
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
import io.chancery.store.append.Stream;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;

/**
 * What {@code DeleteUserPolicy}, {@code DeleteGroupPolicy} and {@code DeleteRolePolicy} are. A name that the principal has
 * no policy of is NoSuchEntity (404).
 */
public sealed interface DeleteInlinePolicy extends WriteOperation<Principal, Stream<PrincipalPolicies>, NoReply>
        permits DeleteUserPolicy, DeleteGroupPolicy, DeleteRolePolicy {

    PrincipalName principalName();

    PolicyName policyName();

    @Override
    default Uni<Principal> prepare(Call call, Collaborators with) {
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
        return principal.permissions((Record) this, Map.of());
    }

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
