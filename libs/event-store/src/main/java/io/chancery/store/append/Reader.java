package io.chancery.store.append;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Event;
import io.chancery.contracts.stream.Claim;
import io.chancery.contracts.stream.StreamType;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;

/** What a command or query can read: always the state rows, with or without the shard's lock. */
public interface Reader {

    /** The stream of that id, {@linkplain Stream#unborn unborn} if there is none. */
    <S extends Record, E extends Event> Uni<Stream<S>> stream(StreamType<S, E> type, String id);

    /** The live entity that has claimed this name, or an unborn stream with an empty id. */
    <S extends Record, E extends Event> Uni<Stream<S>> named(StreamType<S, E> type, AccountId account, Claim name);

    /** Live entities of an account, sorted by name, those whose path starts with the prefix. */
    <S extends Record, E extends Event> Uni<Page<S>> list(
            StreamType<S, E> type, AccountId account, String pathPrefix, Paging paging);

    /** Live entities that refer to an id, sorted by name. */
    <S extends Record, E extends Event> Uni<Page<S>> referring(
            StreamType<S, E> type, String edgeKind, String to, Paging paging);

    /** How many live entities refer to an id. */
    Uni<Long> countReferring(String edgeKind, String to);

    /** How many live entities of a kind an account has. */
    Uni<Long> count(StreamType<?, ?> type, AccountId account);

    /** The same questions about many ids at once are asked one after the other: a session is one connection. */
    default <A, B> Uni<List<B>> each(List<A> inputs, Function<A, Uni<B>> question) {
        return Multi.createFrom()
                .iterable(inputs)
                .onItem()
                .transformToUniAndConcatenate(question::apply)
                .collect()
                .asList();
    }
}
