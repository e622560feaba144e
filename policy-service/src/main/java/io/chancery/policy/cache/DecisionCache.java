package io.chancery.policy.cache;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Shards;
import io.chancery.contracts.policy.Catalogue;
import io.chancery.store.consume.StateBatch;
import io.chancery.store.consume.StateListener;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/**
 * All principals, groups, boundaries, trust policies, resource policies and parsed policies of the installation. One thread writes, any
 * number read; nobody waits.
 */
public final class DecisionCache implements StateListener {

    private final Shards shards;
    private final AtomicReferenceArray<IdentityImage> identity;
    private final AtomicReferenceArray<PolicyImage> policy;

    public DecisionCache(Shards shards) {
        this.shards = shards;
        this.identity = new AtomicReferenceArray<>(shards.count());
        this.policy = new AtomicReferenceArray<>(shards.count());
        for (int shard = 0; shard < shards.count(); shard++) {
            identity.set(shard, IdentityImage.EMPTY);
            policy.set(shard, PolicyImage.EMPTY);
        }
    }

    @Override
    public void apply(StateBatch batch) {
        switch (batch.log()) {
            case IDENTITY ->
                identity.set(batch.shard(), identity.get(batch.shard()).with(batch));
            case POLICY -> policy.set(batch.shard(), policy.get(batch.shard()).with(batch));
        }
    }

    /** All images as they are now: a cache that nothing is applied to. */
    public DecisionCache frozen() {
        var copy = new DecisionCache(shards);
        for (int shard = 0; shard < shards.count(); shard++) {
            copy.identity.set(shard, identity.get(shard));
            copy.policy.set(shard, policy.get(shard));
        }
        return copy;
    }

    public Shards shards() {
        return shards;
    }

    /** The account's shard as it is now. */
    public ShardView view(AccountId account) {
        return view(shards.of(account));
    }

    /** Every shard as it is now. */
    public List<ShardView> views() {
        return IntStream.range(0, shards.count()).mapToObj(this::view).toList();
    }

    private ShardView view(int shard) {
        return new ShardView(shard, identity.get(shard), policy.get(shard));
    }

    /** The policy of the resource with exactly this ARN, whoever owns it: a look at each shard. */
    public Optional<CachedResourcePolicy> resourcePolicy(String arn) {
        for (int shard = 0; shard < shards.count(); shard++) {
            Optional<CachedResourcePolicy> found = policy.get(shard).resources().of(arn);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The catalogue of AWS managed policies in force; empty before the first was activated. */
    public Optional<Catalogue> catalogue() {
        return policy.get(shards.of(AccountId.INSTALLATION)).catalogue();
    }

    /** The oldest progress of any shard, for metrics; empty while one has none. */
    public Optional<Instant> oldestProgressAt() {
        Instant oldest = Instant.MAX;
        for (int shard = 0; shard < shards.count(); shard++) {
            Optional<Instant> at = view(shard).progressAt();
            if (at.isEmpty()) {
                return Optional.empty();
            }
            oldest = at.get().isBefore(oldest) ? at.get() : oldest;
        }
        return Optional.of(oldest);
    }
}
