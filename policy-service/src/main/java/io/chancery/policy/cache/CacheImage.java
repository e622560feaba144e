package io.chancery.policy.cache;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Shards;
import io.chancery.contracts.policy.Catalogue;
import io.chancery.store.consume.StateBatch;
import io.chancery.store.consume.UnreadableBatch;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Every shard of both logs at one moment; never changes. A decision is made on one of these, so that it sees no change
 * without those of other shards and of the other log that the change depends on.
 */
public final class CacheImage {

    private final Shards shards;
    private final IdentityImage[] identity;
    private final PolicyImage[] policy;

    private CacheImage(Shards shards, IdentityImage[] identity, PolicyImage[] policy) {
        this.shards = shards;
        this.identity = identity;
        this.policy = policy;
    }

    /** Of before the first batch. */
    static CacheImage empty(Shards shards) {
        var image = new CacheImage(shards, new IdentityImage[shards.count()], new PolicyImage[shards.count()]);
        for (int shard = 0; shard < shards.count(); shard++) {
            image.identity[shard] = IdentityImage.EMPTY;
            image.policy[shard] = PolicyImage.EMPTY;
        }
        return image;
    }

    /** @throws UnreadableBatch if one of them holds what this version does not understand */
    CacheImage with(List<StateBatch> batches) {
        var next = new CacheImage(shards, identity.clone(), policy.clone());
        for (StateBatch batch : batches) {
            try {
                switch (batch.log()) {
                    case IDENTITY -> next.identity[batch.shard()] = next.identity[batch.shard()].with(batch);
                    case POLICY -> next.policy[batch.shard()] = next.policy[batch.shard()].with(batch);
                }
            } catch (RuntimeException e) {
                throw new UnreadableBatch(batch, e);
            }
        }
        return next;
    }

    public Shards shards() {
        return shards;
    }

    /** The account's shard. */
    public ShardView view(AccountId account) {
        return view(shards.of(account));
    }

    public ShardView view(int shard) {
        return new ShardView(this, shard);
    }

    /** Every shard. */
    public List<ShardView> views() {
        return IntStream.range(0, shards.count()).mapToObj(this::view).toList();
    }

    IdentityImage identity(int shard) {
        return identity[shard];
    }

    PolicyImage policy(int shard) {
        return policy[shard];
    }

    /** The policy of the resource with exactly this ARN, whoever owns it: a look at each shard. */
    public Optional<CachedResourcePolicy> resourcePolicy(String arn) {
        for (PolicyImage image : policy) {
            Optional<CachedResourcePolicy> found = image.resources().of(arn);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The catalogue of AWS managed policies in force; empty before the first was activated. */
    public Optional<Catalogue> catalogue() {
        return policy[shards.of(AccountId.INSTALLATION)].catalogue();
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
