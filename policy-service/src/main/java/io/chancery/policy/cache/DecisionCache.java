package io.chancery.policy.cache;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Log;
import io.chancery.contracts.Shards;
import io.chancery.store.consume.StateBatch;
import io.chancery.store.consume.StateListener;
import io.chancery.store.consume.StateLoad;
import java.util.List;

/**
 * All principals, groups, boundaries, trust policies, resource policies, control policies and parsed policies of the
 * installation. One thread writes, any number read; nobody waits.
 */
public final class DecisionCache implements StateListener {

    // INVARIANT: one reference. Whoever reads it twice may see two moments.
    private volatile CacheImage image;

    public DecisionCache(Shards shards) {
        this(CacheImage.empty(shards));
    }

    private DecisionCache(CacheImage image) {
        this.image = image;
    }

    @Override
    public StateLoad load(Log log, int shard) {
        return image.load(log, shard);
    }

    @Override
    public void apply(List<StateBatch> batches) {
        image = image.with(batches);
    }

    /** Everything as it is now: a cache that nothing is applied to. */
    public DecisionCache frozen() {
        return new DecisionCache(image);
    }

    /** Everything as it is now. */
    public CacheImage image() {
        return image;
    }

    /** The account's shard as it is now. */
    public ShardView view(AccountId account) {
        return image.view(account);
    }
}
