package io.chancery.policy.attachment;

import io.chancery.contracts.Position;
import io.chancery.contracts.policy.PrincipalPolicies;
import io.chancery.policy.attachment.ListAttachedPolicies.Reply;
import io.chancery.policy.managed.MaxItems;
import io.chancery.policy.managed.PolicyArn;
import io.chancery.policy.managed.PolicyPath;
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

/**
 * What {@code ListAttachedUserPolicies}, {@code ListAttachedGroupPolicies} and {@code ListAttachedRolePolicies} are: the
 * attached policies by ARN.
 */
public sealed interface ListAttachedPolicies extends ReadOperation<PrincipalPage, Stream<PrincipalPolicies>, Reply>
        permits ListAttachedUserPolicies, ListAttachedGroupPolicies, ListAttachedRolePolicies {

    PrincipalName principalName();

    Optional<PolicyPath> pathPrefix();

    Optional<String> marker();

    Optional<MaxItems> maxItems();

    record Reply(List<Attached> attachedPolicies, boolean isTruncated, Optional<String> marker) {}

    record Attached(String policyName, String policyArn) {}

    @Override
    default Uni<PrincipalPage> prepare(Call call, Collaborators with) {
        return PrincipalPage.prepare(
                call, with, principalName(), getClass().getSimpleName() + " " + prefix(), marker(), maxItems());
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
        List<String> arns = found.state().stream()
                .flatMap(policies -> policies.attached().stream())
                .map(PrincipalPolicies.AttachedPolicy::policyArn)
                .filter(arn -> new PolicyArn(arn).path().startsWith(prefix()))
                .sorted()
                .toList();
        Page<String> shown = page.cut(arns);
        return new Reply(
                shown.items().stream()
                        .map(arn -> new Attached(new PolicyArn(arn).name(), arn))
                        .toList(),
                shown.next().isPresent(),
                shown.next());
    }

    private String prefix() {
        return pathPrefix().orElse(PolicyPath.ROOT).value();
    }
}
