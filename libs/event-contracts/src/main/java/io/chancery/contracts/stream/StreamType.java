package io.chancery.contracts.stream;

import io.chancery.contracts.Event;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * All that the store knows of a kind of stream. The stream's id is {@code <kind>/<id>}. Claims, edges and listing are
 * functions of the state, so they can be rebuilt from it.
 *
 * @param <S> the state record
 * @param <E> the sealed set of its events
 */
public record StreamType<S extends Record, E extends Event>(
        String kind,
        Class<S> stateType,
        Class<E> eventType,
        Fold<S, E> fold,
        Function<S, Set<Claim>> claims,
        Function<S, Set<Edge>> edges,
        Function<S, Optional<Listing>> listing) {

    public String streamId(String id) {
        return kind + "/" + id;
    }

    /** @throws ClassCastException if the event belongs to another kind of stream */
    public Optional<S> evolve(Optional<S> before, Event event) {
        return fold.evolve(before, eventType.cast(event));
    }

    public static String kindOf(String streamId) {
        return streamId.substring(0, slash(streamId));
    }

    public static String idOf(String streamId) {
        return streamId.substring(slash(streamId) + 1);
    }

    private static int slash(String streamId) {
        int slash = streamId.indexOf('/');
        if (slash < 1) {
            throw new IllegalArgumentException("'%s' is not a stream id".formatted(streamId));
        }
        return slash;
    }
}
