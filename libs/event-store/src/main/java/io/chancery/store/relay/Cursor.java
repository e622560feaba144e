package io.chancery.store.relay;

/**
 * How far a shard is published.
 *
 * @param events the last event's position
 * @param hash the chain's hash there
 * @param states every row whose last change is not after this position is published
 * @param activity how many activity rows are
 */
record Cursor(long events, byte[] hash, long states, long activity) {

    /** Whether its readers may be told that they have everything up to {@code events}. */
    boolean complete() {
        return states == events;
    }
}
