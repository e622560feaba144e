package io.chancery.store.consume;

import io.chancery.contracts.Log;
import java.util.List;

/** A cache of states. */
public interface StateListener {

    /**
     * Begins a shard from nothing, beside the one that shows. Called by the reader's one thread, whenever it reads the
     * shard from its beginning.
     */
    StateLoad load(Log log, int shard);

    /**
     * Takes batches over, all of them in one step, so that nobody sees half of one, nor one without another that it
     * depends on. Called by the reader's one thread.
     *
     * <p>The first batch after a shard was loaded has a {@link StateBatch#load}; only then may a position be lower than the
     * one before it. A shard that had nothing to load begins without.
     *
     * @param batches at least one; one of each shard of each log at most
     * @throws UnreadableBatch if that one cannot be taken over: then none is, its shard stops and stays as it is, and the
     *     others come again without it
     */
    void apply(List<StateBatch> batches);
}
