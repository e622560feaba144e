package io.chancery.policy.managed;

import io.chancery.contracts.policy.ManagedPolicy;
import io.chancery.contracts.policy.ManagedPolicyEvent;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.tag.Retagging;
import io.chancery.runtime.tag.Tags;
import io.chancery.store.append.Change;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.store.append.Stream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What operations on one managed policy have in common. */
final class PolicyOperation {

    private PolicyOperation() {}

    /** The action on the ARN as it was sent, with the tags of the account's own policy. */
    static Permission permission(Record operation, PolicyArn arn, Optional<ManagedPolicy> own) {
        Map<String, List<String>> context =
                own.map(policy -> Tags.ofResource(policy.tags())).orElse(Map.of());
        return new Permission("iam:" + operation.getClass().getSimpleName(), arn.value(), context);
    }

    /**
     * A policy that only its own account may change; AWS's are nobody's own.
     *
     * @throws Refused AccessDenied if it is not the account's, NoSuchEntity if the account has none with this ARN
     */
    static ManagedPolicy requireOwn(Call call, PolicyReference reference, Stream<ManagedPolicy> found) {
        if (!reference.arn().isOf(call.account())) {
            throw new Refused(Refusal.ACCESS_DENIED, "Policy is outside your own account.");
        }
        return reference.own(found).orElseThrow(() -> notFound(reference.arn()));
    }

    static Change change(ManagedPolicy policy, ManagedPolicyEvent event) {
        return new Change(ManagedPolicy.STREAM, policy.id().value(), policy.arn(), event);
    }

    static List<Change> changes(ManagedPolicy policy, Retagging retagging) {
        return retagging
                .events(
                        keys -> new ManagedPolicyEvent.PolicyUntagged(policy.id(), keys),
                        put -> new ManagedPolicyEvent.PolicyTagged(policy.id(), put))
                .stream()
                .map(event -> change(policy, event))
                .toList();
    }

    static Refused notFound(PolicyArn arn) {
        return new Refused(Refusal.NO_SUCH_ENTITY, "Policy %s was not found.".formatted(arn));
    }
}
