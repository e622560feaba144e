package io.chancery.policy.resource;

import io.chancery.contracts.AccountId;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.Nothing;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.ReadOperation;
import io.chancery.store.append.Reads;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** {@code GET /v1/resource-policies/{arn}}. A resource of the account without a policy is NoSuchEntity (404). */
record GetResourcePolicy(OwnedResource resource)
        implements ReadOperation<Nothing, StoredPolicy, GetResourcePolicy.Reply> {

    /**
     * @param document as it was sent
     * @param sequence of the policy's last change, in the account's shard
     */
    record Reply(String document, long sequence) {}

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
        return List.of(Permission.of("chancery:GetResourcePolicy", resource.arn()));
    }

    @Override
    public Reply reply(Call call, Nothing prepared, StoredPolicy found) {
        return new Reply(found.require(resource).document(), found.own().position());
    }
}
