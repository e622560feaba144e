package io.chancery.policy.inline;

import io.chancery.contracts.policy.PrincipalPolicies;
import io.chancery.policy.inline.ListInlinePolicies.Reply;
import io.chancery.policy.principal.PrincipalListing;
import io.chancery.policy.principal.PrincipalPage;
import io.chancery.runtime.caller.Call;
import io.chancery.store.append.Page;
import io.chancery.store.append.Stream;
import java.util.List;
import java.util.Optional;

/** What {@code ListUserPolicies}, {@code ListGroupPolicies} and {@code ListRolePolicies} are: inline policies by name. */
public sealed interface ListInlinePolicies extends PrincipalListing<Reply>
        permits ListUserPolicies, ListGroupPolicies, ListRolePolicies {

    record Reply(List<String> policyNames, boolean isTruncated, Optional<String> marker) {}

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
