package io.chancery.policy.resource;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.policy.ResourcePolicy;
import io.chancery.contracts.policy.ResourcePolicyEvent.ResourcePolicyPut;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.internal.InternalClient;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.WriteOperation;
import io.chancery.store.append.Change;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Reads;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code PUT /v1/resource-policies/{arn}}. Replaces the resource's policy. A document that is no resource-based policy, or
 * names a user or role that does not live, is MalformedPolicyDocument (400), one that is too large LimitExceeded (413); a
 * resource that another account holds is EntityAlreadyExists (409).
 *
 * @param document as sent
 */
record PutResourcePolicy(OwnedResource resource, String document)
        implements WriteOperation<ResourceDocument, StoredPolicy, PutResourcePolicy.Reply> {

    /** @param created whether there was no policy before */
    record Reply(boolean created) {}

    @Override
    public AccountId account(Call call) {
        return resource.account();
    }

    @Override
    public Uni<ResourceDocument> prepare(Call call, Collaborators with) {
        return ResourceDocument.resolve(document, with.get(InternalClient.class), call.requestId());
    }

    @Override
    public Set<AccountId> concerned(ResourceDocument prepared) {
        return prepared.accounts();
    }

    @Override
    public Reads<StoredPolicy> reads(Call call, ResourceDocument prepared) {
        return StoredPolicy.of(resource);
    }

    @Override
    public List<Permission> permissions(Call call, ResourceDocument prepared, StoredPolicy found) {
        return List.of(Permission.of("chancery:PutResourcePolicy", resource.arn()));
    }

    @Override
    public Decision<Reply> decide(Call call, ResourceDocument prepared, StoredPolicy found, Facts facts) {
        found.requireFree(resource);
        Map<String, String> principals = prepared.resolved();
        var wanted = new ResourcePolicy(resource.account(), resource.arn(), document, principals);
        var reply = new Reply(!found.own().exists());
        if (found.own().state().equals(Optional.of(wanted))) {
            return Decision.unchanged(reply);
        }
        var put = new ResourcePolicyPut(resource.account(), resource.arn(), document, principals);
        return Decision.of(new Change(ResourcePolicy.STREAM, resource.id(), resource.arn(), put), reply);
    }
}
