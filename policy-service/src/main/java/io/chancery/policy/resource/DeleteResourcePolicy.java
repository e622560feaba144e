package io.chancery.policy.resource;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.policy.ResourcePolicy;
import io.chancery.contracts.policy.ResourcePolicyEvent.ResourcePolicyDeleted;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.NoReply;
import io.chancery.runtime.operation.Nothing;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.WriteOperation;
import io.chancery.store.append.Change;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Reads;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** {@code DELETE /v1/resource-policies/{arn}}. A resource of the account without a policy is NoSuchEntity (404). */
record DeleteResourcePolicy(OwnedResource resource) implements WriteOperation<Nothing, StoredPolicy, NoReply> {

    @Override
    public AccountId account(Call call) {
        return resource.account();
    }

    @Override
    public Uni<Nothing> prepare(Call call, Collaborators with) {
        return Nothing.needed();
    }

    @Override
    public Reads<StoredPolicy> reads(Call call, Nothing prepared) {
        return StoredPolicy.of(resource);
    }

    @Override
    public List<Permission> permissions(Call call, Nothing prepared, StoredPolicy found) {
        return List.of(Permission.of("chancery:DeleteResourcePolicy", resource.arn()));
    }

    @Override
    public Decision<NoReply> decide(Call call, Nothing prepared, StoredPolicy found, Facts facts) {
        var deleted = new ResourcePolicyDeleted(found.require(resource).account(), resource.arn());
        return Decision.of(new Change(ResourcePolicy.STREAM, resource.id(), resource.arn(), deleted), NoReply.NO_REPLY);
    }
}
