package io.chancery.policy.resource;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.policy.ResourcePolicy;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.store.append.Stream;
import java.util.Optional;

/**
 * What is stored for a resource.
 *
 * @param own the owning account's policy
 * @param holder whose policy there is, of an ARN that does not say whose it is
 */
record StoredPolicy(Stream<ResourcePolicy> own, Optional<AccountId> holder) {

    static Reads<StoredPolicy> of(OwnedResource resource) {
        Reads<Optional<AccountId>> holder = resource.isClaimed()
                ? Reads.named(ResourcePolicy.STREAM, resource.account(), ResourcePolicy.claim(resource.arn()))
                        .map(found -> found.state().map(ResourcePolicy::account))
                : Reads.nothing(Optional.empty());
        return Reads.stream(ResourcePolicy.STREAM, resource.id()).and(holder, StoredPolicy::new);
    }

    /** @throws Refused NoSuchEntity */
    ResourcePolicy require(OwnedResource resource) {
        return own.state()
                .orElseThrow(() -> new Refused(
                        Refusal.NO_SUCH_ENTITY, "The resource %s has no policy.".formatted(resource.arn())));
    }

    /** @throws Refused EntityAlreadyExists if another account holds the resource */
    void requireFree(OwnedResource resource) {
        if (holder.filter(account -> !account.equals(resource.account())).isPresent()) {
            throw new Refused(
                    Refusal.ENTITY_ALREADY_EXISTS,
                    "The resource %s belongs to another account, which holds a policy for it."
                            .formatted(resource.arn()));
        }
    }
}
