package io.chancery.policy.principal;

import io.chancery.contracts.Position;
import io.chancery.contracts.policy.PrincipalPolicies;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.MaxItems;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.ReadOperation;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Stream;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A list of one principal's policies, in parts. */
public interface PrincipalListing<R extends Record> extends ReadOperation<PrincipalPage, Stream<PrincipalPolicies>, R> {

    PrincipalName principalName();

    Optional<String> marker();

    Optional<MaxItems> maxItems();

    /** What narrows the list; a marker goes on only with the same. */
    default String narrowedBy() {
        return "";
    }

    @Override
    default Uni<PrincipalPage> prepare(Call call, Collaborators with) {
        String list = getClass().getSimpleName() + " " + narrowedBy();
        return PrincipalPage.prepare(call, with, principalName(), list, marker(), maxItems());
    }

    @Override
    default Reads<Stream<PrincipalPolicies>> reads(Call call, PrincipalPage page) {
        return Reads.stream(PrincipalPolicies.STREAM, page.principal().idToRead());
    }

    @Override
    default List<Position> seen(PrincipalPage page) {
        return List.of(page.principal().seen());
    }

    @Override
    default List<Permission> permissions(Call call, PrincipalPage page, Stream<PrincipalPolicies> found) {
        return page.principal().permissions(getClass().getSimpleName(), Map.of());
    }
}
