package io.chancery.policy.managed;

import io.chancery.contracts.policy.ManagedPolicy;
import io.chancery.policy.catalogue.AwsManagedPolicies;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.ListPage;
import io.chancery.runtime.operation.MaxItems;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.ReadOperation;
import io.chancery.runtime.tag.TagPage;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Stream;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/**
 * IAM 2010-05-08 {@code ListPolicyTags}, of the account's own policies, in the order of keys. A policy that is not the
 * account's is AccessDenied (403).
 */
public record ListPolicyTags(PolicyArn policyArn, Optional<String> marker, Optional<MaxItems> maxItems)
        implements ReadOperation<ListPolicyTags.Prepared, Stream<ManagedPolicy>, TagPage> {

    record Prepared(PolicyReference reference, ListPage page) {}

    @Override
    public Uni<Prepared> prepare(Call call, Collaborators with) {
        PolicyReference reference = PolicyReference.of(policyArn, with.get(AwsManagedPolicies.class));
        return ListPage.of(call, with, "ListPolicyTags", policyArn.value(), marker, maxItems)
                .map(page -> new Prepared(reference, page));
    }

    @Override
    public Reads<Stream<ManagedPolicy>> reads(Call call, Prepared prepared) {
        return prepared.reference.reads(call.account());
    }

    @Override
    public List<Permission> permissions(Call call, Prepared prepared, Stream<ManagedPolicy> found) {
        return List.of(PolicyOperation.permission(this, policyArn, prepared.reference.own(found)));
    }

    @Override
    public TagPage reply(Call call, Prepared prepared, Stream<ManagedPolicy> found) {
        return TagPage.of(
                PolicyOperation.requireOwn(call, prepared.reference, found).tags(), prepared.page);
    }
}
