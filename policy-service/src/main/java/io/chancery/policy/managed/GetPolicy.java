package io.chancery.policy.managed;

import io.chancery.contracts.Position;
import io.chancery.contracts.policy.ManagedPolicy;
import io.chancery.policy.catalogue.AwsManagedPolicies;
import io.chancery.policy.managed.GetPolicy.Prepared;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.ReadOperation;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Stream;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** IAM 2010-05-08 {@code GetPolicy}, of the account's own policies and AWS's. */
public record GetPolicy(PolicyArn policyArn)
        implements ReadOperation<Prepared, Stream<ManagedPolicy>, GetPolicy.Reply> {

    public record Reply(Policy policy) {}

    /** @param seen absent if there was no policy whose uses could be asked for */
    record Prepared(PolicyReference reference, Usage usage, Optional<Position> seen) {}

    @Override
    public Uni<Prepared> prepare(Call call, Collaborators with) {
        PolicyReference reference = PolicyReference.of(policyArn, with.get(AwsManagedPolicies.class));
        return with.get(PolicyDirectory.class)
                .find(call.account(), reference)
                .flatMap(found -> found.policyId()
                        .map(id -> with.get(PolicyUsage.class)
                                .of(call, id)
                                .map(uses -> new Prepared(reference, uses.usage(), Optional.of(uses.seen()))))
                        .orElseGet(() -> Uni.createFrom().item(new Prepared(reference, Usage.NONE, Optional.empty()))));
    }

    @Override
    public Reads<Stream<ManagedPolicy>> reads(Call call, Prepared prepared) {
        return prepared.reference.reads(call.account());
    }

    @Override
    public List<Position> seen(Prepared prepared) {
        return prepared.seen.stream().toList();
    }

    @Override
    public List<Permission> permissions(Call call, Prepared prepared, Stream<ManagedPolicy> found) {
        return List.of(PolicyOperation.permission(this, policyArn, prepared.reference.own(found)));
    }

    @Override
    public Reply reply(Call call, Prepared prepared, Stream<ManagedPolicy> found) {
        return prepared.reference
                .aws()
                .map(policy -> Policy.of(policy, prepared.usage))
                .or(() -> prepared.reference.own(found).map(policy -> Policy.of(policy, prepared.usage)))
                .map(Reply::new)
                .orElseThrow(() -> PolicyOperation.notFound(policyArn));
    }
}
