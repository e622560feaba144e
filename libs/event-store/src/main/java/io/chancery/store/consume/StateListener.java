package io.chancery.store.consume;

/** A cache of states. */
@FunctionalInterface
public interface StateListener {

    /**
     * Takes a batch over in one step, so that nobody sees half of it. Called by the reader's one thread.
     *
     * <p>After a reload the first batch of a shard says everything: what changed meanwhile and what is gone; there is no
     * need to forget anything before. Only then may a position be lower than the one before it.
     *
     * @throws RuntimeException if it cannot be applied: the shard is stopped, and stays as it is
     */
    void apply(StateBatch batch);
}
