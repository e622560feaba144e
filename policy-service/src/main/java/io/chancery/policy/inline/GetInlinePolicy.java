package io.chancery.policy.inline;

import io.chancery.contracts.Position;
import io.chancery.contracts.policy.PrincipalPolicies;
import io.chancery.policy.managed.PolicyName;
import io.chancery.policy.principal.Principal;
import io.chancery.policy.principal.PrincipalDirectory;
import io.chancery.policy.principal.PrincipalName;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.ReadOperation;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Stream;
import io.chancery.wire.PercentEncoding;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;

/**
 * What {@code GetUserPolicy}, {@code GetGroupPolicy} and {@code GetRolePolicy} are. A name that the principal has no
 * policy of is NoSuchEntity (404).
 *
 * @param <R> names the principal in a member of its kind
 */
public sealed interface GetInlinePolicy<R extends Record> extends ReadOperation<Principal, Stream<PrincipalPolicies>, R>
        permits GetUserPolicy, GetGroupPolicy, GetRolePolicy {

    PrincipalName principalName();

    PolicyName policyName();

    /**
     * @param principalName in the case in which the principal was created
     * @param encodedDocument percent-encoded (RFC 3986)
     */
    R reply(String principalName, String encodedDocument);

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
        return principal.permissions(getClass().getSimpleName(), Map.of());
    }

    @Override
    default R reply(Call call, Principal principal, Stream<PrincipalPolicies> found) {
        String name = principal.require().name();
        return reply(name, PercentEncoding.encode(InlinePolicies.require(found, principalName(), policyName())));
    }
}
