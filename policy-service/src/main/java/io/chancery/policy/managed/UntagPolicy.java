package io.chancery.policy.managed;

import io.chancery.contracts.policy.ManagedPolicy;
import io.chancery.policy.catalogue.AwsManagedPolicies;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.NoReply;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.WriteOperation;
import io.chancery.runtime.tag.KeyCase;
import io.chancery.runtime.tag.NewTag;
import io.chancery.runtime.tag.Retagging;
import io.chancery.runtime.tag.Tags;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Stream;
import io.chancery.wire.RequiredMember;
import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * IAM 2010-05-08 {@code UntagPolicy}, of the account's own policies. A key that is not there changes nothing; a policy that
 * is not the account's is AccessDenied (403).
 */
public record UntagPolicy(
        PolicyArn policyArn, @RequiredMember List<NewTag.Key> tagKeys)
        implements WriteOperation<PolicyReference, Stream<ManagedPolicy>, NoReply> {

    @Override
    public Uni<PolicyReference> prepare(Call call, Collaborators with) {
        return Tags.checkedKeys(tagKeys, "tagKeys")
                .map(checked -> PolicyReference.of(policyArn, with.get(AwsManagedPolicies.class)));
    }

    @Override
    public Reads<Stream<ManagedPolicy>> reads(Call call, PolicyReference reference) {
        return reference.reads(call.account());
    }

    @Override
    public List<Permission> permissions(Call call, PolicyReference reference, Stream<ManagedPolicy> found) {
        return List.of(PolicyOperation.permission(this, policyArn, reference.own(found))
                .with(Tags.ofKeys(tagKeys)));
    }

    @Override
    public Decision<NoReply> decide(Call call, PolicyReference reference, Stream<ManagedPolicy> found, Facts facts) {
        ManagedPolicy policy = PolicyOperation.requireOwn(call, reference, found);
        return Decision.of(
                PolicyOperation.changes(policy, Retagging.removing(policy.tags(), tagKeys, KeyCase.DISTINCT)),
                NoReply.NO_REPLY);
    }
}
