package io.chancery.policy.cache;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Log;
import io.chancery.contracts.Shards;
import io.chancery.contracts.policy.Catalogue;
import io.chancery.store.consume.StateBatch;
import io.chancery.store.consume.StateLoad;
import io.chancery.store.consume.UnreadableBatch;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Every shard of both logs at one moment; never changes. A decision is made on one of these, so that it sees no change
 * without those of other shards and of the other log that the change depends on.
 */
public final class CacheImage {

    private final Shards shards;
    private final IdentityImage[] identity;
    private final PolicyImage[] policy;
    private final Optional<Instant> oldestProgressAt;
    private final ShardView installation;

    /** Takes the arrays over. */
    private CacheImage(Shards shards, IdentityImage[] identity, PolicyImage[] policy) {
        this.shards = shards;
        this.identity = identity;
        this.policy = policy;
        this.oldestProgressAt = oldest(identity, policy);
        this.installation = view(AccountId.INSTALLATION);
    }

    private static Optional<Instant> oldest(IdentityImage[] identity, PolicyImage[] policy) {
        Instant oldest = Instant.MAX;
        for (int shard = 0; shard < identity.length; shard++) {
            Optional<Instant> mine = identity[shard].progressAt();
            Optional<Instant> theirs = policy[shard].progressAt();
            if (mine.isEmpty() || theirs.isEmpty()) {
                return Optional.empty();
            }
            oldest = Stream.of(oldest, mine.get(), theirs.get())
                    .min(Comparator.naturalOrder())
                    .get();
        }
        return Optional.of(oldest);
    }

    /** Of before the first batch. */
    static CacheImage empty(Shards shards) {
        var identity = new IdentityImage[shards.count()];
        var policy = new PolicyImage[shards.count()];
        Arrays.fill(identity, IdentityImage.EMPTY);
        Arrays.fill(policy, PolicyImage.EMPTY);
        return new CacheImage(shards, identity, policy);
    }

    /** A shard from nothing. */
    StateLoad load(Log log, int shard) {
        return switch (log) {
            case IDENTITY -> identity[shard].load();
            case POLICY -> policy[shard].load();
        };
    }

    /** @throws UnreadableBatch if one of them holds what this version does not understand */
    CacheImage with(List<StateBatch> batches) {
        IdentityImage[] nextIdentity = identity.clone();
        PolicyImage[] nextPolicy = policy.clone();
        for (StateBatch batch : batches) {
            int shard = batch.shard();
            try {
                switch (batch.log()) {
                    case IDENTITY -> nextIdentity[shard] = nextIdentity[shard].with(batch);
                    case POLICY -> nextPolicy[shard] = nextPolicy[shard].with(batch);
                }
            } catch (RuntimeException e) {
                throw new UnreadableBatch(batch, e);
            }
        }
        return new CacheImage(shards, nextIdentity, nextPolicy);
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

    /** The installation's shard. */
    public ShardView installation() {
        return installation;
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
        return installation.policy().catalogue();
    }

    /** The oldest progress of any shard of either log; empty while one has none. */
    public Optional<Instant> oldestProgressAt() {
        return oldestProgressAt;
    }
}
