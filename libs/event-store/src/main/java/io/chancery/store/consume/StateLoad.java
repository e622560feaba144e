package io.chancery.store.consume;

/**
 * A shard in the making: takes up its states one by one as a load meets them, so that the reader need not hold them all.
 * Nobody sees it before the {@link StateBatch} that it is part of is applied; when the load begins anew, it never is.
 */
@FunctionalInterface
public interface StateLoad {

    /**
     * Takes an entity's state over. A later one of the same stream takes its place.
     *
     * @throws RuntimeException if it cannot be taken over; what was taken before stays, and a later state of the stream
     *     mends it
     */
    void take(StateChange change);
}
