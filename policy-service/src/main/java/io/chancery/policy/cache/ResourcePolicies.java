package io.chancery.policy.cache;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.UnreadableRecord;
import io.chancery.contracts.policy.ResourcePolicy;
import io.chancery.language.PolicyKind;
import io.chancery.language.compile.CompiledPolicy;
import io.chancery.language.evaluate.NamedPolicy;
import io.chancery.store.consume.StateChange;
import java.util.Optional;

/**
 * The policies of one shard's resources.
 *
 * @param byId by the id of the stream
 * @param ids of those streams, by the resource's ARN
 */
public record ResourcePolicies(PersistentMap<String, CachedResourcePolicy> byId, PersistentMap<String, String> ids) {

    static final ResourcePolicies NONE = new ResourcePolicies(PersistentMap.empty(), PersistentMap.empty());

    /** Of the resource with exactly this ARN. */
    public Optional<CachedResourcePolicy> of(String arn) {
        return ids.get(arn).flatMap(byId::get);
    }

    /** @throws UnreadableRecord if the change holds what this version does not understand */
    ResourcePolicies with(String id, StateChange change) {
        ResourcePolicies rest = without(id);
        if (change.state().isEmpty()) {
            return rest;
        }
        ResourcePolicy state = Entities.read(change.state().get(), ResourcePolicy.STREAM);
        CompiledPolicy compiled = CompiledPolicy.of(new NamedPolicy(
                state.resource(),
                Entities.policy(state.document(), PolicyKind.RESOURCE, change.streamId()),
                Optional.of(state.resolvedPrincipals())));
        return new ResourcePolicies(
                rest.byId.with(id, new CachedResourcePolicy(state.account(), state.resource(), compiled)),
                rest.ids.with(state.resource(), id));
    }

    /** Within a batch the ARN may have gone to another account's policy already; then it is not this one's to free. */
    private ResourcePolicies without(String id) {
        Optional<CachedResourcePolicy> before = byId.get(id);
        if (before.isEmpty()) {
            return this;
        }
        String arn = before.get().resource();
        boolean mine = ids.get(arn).filter(id::equals).isPresent();
        return new ResourcePolicies(byId.without(id), mine ? ids.without(arn) : ids);
    }

    ResourcePolicies without(AccountId account) {
        return new ResourcePolicies(
                byId.withoutAll((id, policy) -> policy.account().equals(account)),
                ids.withoutAll((arn, id) -> byId.get(id)
                        .filter(policy -> policy.account().equals(account))
                        .isPresent()));
    }
}
