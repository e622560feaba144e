package io.chancery.policy.principal;

import io.chancery.contracts.Position;
import io.chancery.contracts.policy.PrincipalPolicies;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.NoReply;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.WriteOperation;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Stream;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;

/** A change of one principal's policies that needs to know nothing else. */
public interface PrincipalWrite extends WriteOperation<Principal, Stream<PrincipalPolicies>, NoReply> {

    PrincipalName principalName();

    /** Condition keys that the operation adds. */
    default Map<String, List<String>> context() {
        return Map.of();
    }

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
        return principal.permissionsToChange(getClass().getSimpleName(), context());
    }
}
