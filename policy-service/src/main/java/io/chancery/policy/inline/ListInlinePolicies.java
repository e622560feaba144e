package io.chancery.policy.inline;

import io.chancery.contracts.Position;
import io.chancery.contracts.policy.PrincipalPolicies;
import io.chancery.policy.inline.ListInlinePolicies.Reply;
import io.chancery.policy.managed.MaxItems;
import io.chancery.policy.principal.PrincipalName;
import io.chancery.policy.principal.PrincipalPage;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.ReadOperation;
import io.chancery.store.append.Page;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Stream;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code ListUserPolicies}, {@code ListGroupPolicies} and {@code ListRolePolicies} are: inline policies by name. */
public sealed interface ListInlinePolicies extends ReadOperation<PrincipalPage, Stream<PrincipalPolicies>, Reply>
        permits ListUserPolicies, ListGroupPolicies, ListRolePolicies {

    PrincipalName principalName();

    Optional<String> marker();

    Optional<MaxItems> maxItems();

    record Reply(List<String> policyNames, boolean isTruncated, Optional<String> marker) {}

    @Override
    default Uni<PrincipalPage> prepare(Call call, Collaborators with) {
        return PrincipalPage.prepare(call, with, principalName(), getClass().getSimpleName(), marker(), maxItems());
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
        return page.principal().permissions((Record) this, Map.of());
    }

    @Override
    default Reply reply(Call call, PrincipalPage page, Stream<PrincipalPolicies> found) {
        page.principal().require();
        List<String> names = found.state()
                .map(policies -> List.copyOf(policies.inline().keySet()))
                .orElse(List.of());
        Page<String> shown = page.cut(names);
        return new Reply(shown.items(), shown.next().isPresent(), shown.next());
    }
}
