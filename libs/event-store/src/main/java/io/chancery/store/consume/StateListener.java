package io.chancery.store.consume;

import java.util.List;

/** A cache of states. */
@FunctionalInterface
public interface StateListener {

    /**
     * Takes batches over, all of them in one step, so that nobody sees half of one, nor one without another that it
     * depends on. Called by the reader's one thread.
     *
     * <p>After a reload the first batch of a shard says everything: what changed meanwhile and what is gone; there is no
     * need to forget anything before. Only then may a position be lower than the one before it.
     *
     * @param batches at least one; one of each shard of each log at most
     * @throws UnreadableBatch if that one cannot be taken over: then none is, its shard stops and stays as it is, and the
     *     others come again without it
     */
    void apply(List<StateBatch> batches);
}
