package io.chancery.policy.cache;

import io.chancery.contracts.UnreadableRecord;
import io.chancery.contracts.policy.ResourcePolicy;
import io.chancery.language.PolicyKind;
import io.chancery.language.compile.CompiledPolicy;
import io.chancery.language.evaluate.NamedPolicy;
import io.chancery.store.consume.StateChange;
import java.util.Optional;
import java.util.function.Predicate;

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
        Optional<String> id = ids.get(arn);
        return id.isPresent() ? byId.get(id.get()) : Optional.empty();
    }

    Draft draft() {
        return new Draft(this);
    }

    /** To be changed by one thread. */
    static final class Draft {

        private final PersistentMap.Draft<String, CachedResourcePolicy> byId;
        private final PersistentMap.Draft<String, String> ids;

        private Draft(ResourcePolicies before) {
            byId = before.byId.draft();
            ids = before.ids.draft();
        }

        ResourcePolicies policies() {
            return new ResourcePolicies(byId.map(), ids.map());
        }

        /** @throws UnreadableRecord if the change holds what this version does not understand */
        void take(String id, StateChange change) {
            change.state()
                    .map(state -> compiled(Entities.read(state, ResourcePolicy.STREAM), change.streamId()))
                    .ifPresentOrElse(
                            policy -> {
                                remove(id);
                                byId.put(id, policy);
                                ids.put(policy.resource(), id);
                            },
                            () -> remove(id));
        }

        private static CachedResourcePolicy compiled(ResourcePolicy state, String streamId) {
            CompiledPolicy compiled = CompiledPolicy.of(new NamedPolicy(
                    state.resource(),
                    Entities.policy(state.document(), PolicyKind.RESOURCE, streamId),
                    Optional.of(state.resolvedPrincipals())));
            return new CachedResourcePolicy(state.account(), state.resource(), compiled);
        }

        /** Within a batch the ARN may have gone to another account's policy already; then it is not this one's to free. */
        private void remove(String id) {
            byId.get(id).map(CachedResourcePolicy::resource).ifPresent(arn -> {
                byId.remove(id);
                if (ids.get(arn).filter(id::equals).isPresent()) {
                    ids.remove(arn);
                }
            });
        }

        void removeAll(Predicate<CachedResourcePolicy> goes) {
            byId.removeAll((id, policy) -> goes.test(policy));
            ids.removeAll((arn, id) -> byId.get(id).isEmpty());
        }
    }
}
