package io.chancery.policy.attachment;

import io.chancery.contracts.policy.PrincipalPolicies;
import io.chancery.policy.attachment.ListAttachedPolicies.Reply;
import io.chancery.policy.managed.PolicyArn;
import io.chancery.policy.managed.PolicyPath;
import io.chancery.policy.principal.PrincipalListing;
import io.chancery.policy.principal.PrincipalPage;
import io.chancery.runtime.caller.Call;
import io.chancery.store.append.Page;
import io.chancery.store.append.Stream;
import java.util.List;
import java.util.Optional;

/**
 * What {@code ListAttachedUserPolicies}, {@code ListAttachedGroupPolicies} and {@code ListAttachedRolePolicies} are: the
 * attached policies by ARN.
 */
public sealed interface ListAttachedPolicies extends PrincipalListing<Reply>
        permits ListAttachedUserPolicies, ListAttachedGroupPolicies, ListAttachedRolePolicies {

    Optional<PolicyPath> pathPrefix();

    record Reply(List<Attached> attachedPolicies, boolean isTruncated, Optional<String> marker) {}

    record Attached(String policyName, String policyArn) {}

    @Override
    default String narrowedBy() {
        return prefix();
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
