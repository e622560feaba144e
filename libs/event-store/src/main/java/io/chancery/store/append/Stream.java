package io.chancery.store.append;

import java.util.Optional;

/**
 * A stream as it was read.
 *
 * @param state empty if the entity does not exist, not yet or no more
 * @param version how many events it has had; 0 if it never existed
 * @param position of its last event in the shard
 */
public record Stream<S>(String id, Optional<S> state, long version, long position) {

    public static <S> Stream<S> unborn(String id) {
        return new Stream<>(id, Optional.empty(), 0, 0);
    }

    public boolean exists() {
        return state.isPresent();
    }

    /** It lived once; its id is never used again. */
    public boolean deleted() {
        return version > 0 && state.isEmpty();
    }
}
