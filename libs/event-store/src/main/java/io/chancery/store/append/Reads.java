package io.chancery.store.append;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Event;
import io.chancery.contracts.stream.Claim;
import io.chancery.contracts.stream.StreamType;
import io.smallrye.mutiny.Uni;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What a command or query reads, as a value: the pipeline runs it once without a lock to authorise, and again under the
 * shard's lock to decide.
 */
@FunctionalInterface
public interface Reads<T> {

    Uni<T> from(Reader reader);

    static <T> Reads<T> nothing(T value) {
        return reader -> Uni.createFrom().item(value);
    }

    static <S extends Record, E extends Event> Reads<Stream<S>> stream(StreamType<S, E> type, String id) {
        return reader -> reader.stream(type, id);
    }

    static <S extends Record, E extends Event> Reads<Stream<S>> named(
            StreamType<S, E> type, AccountId account, Claim name) {
        return reader -> reader.named(type, account, name);
    }

    static Reads<Long> countReferring(String edgeKind, String to) {
        return reader -> reader.countReferring(edgeKind, to);
    }

    default <U> Reads<U> map(Function<T, U> mapper) {
        return reader -> from(reader).map(mapper);
    }

    /** A second read that depends on what the first one found. */
    default <U> Reads<U> then(Function<T, Reads<U>> next) {
        return reader -> from(reader).flatMap(found -> next.apply(found).from(reader));
    }

    default <U, R> Reads<R> and(Reads<U> other, BiFunction<T, U, R> both) {
        return then(mine -> other.map(theirs -> both.apply(mine, theirs)));
    }
}
