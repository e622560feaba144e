package io.chancery.contracts.record;

import io.chancery.contracts.ContractJson;
import io.chancery.contracts.Event;
import io.chancery.contracts.stream.StreamType;
import java.util.Optional;

/** Folds states whose type only their stream knows. */
final class Folding {
    private Folding() {}

    static Optional<? extends Record> next(StreamType<?, ?> type, Optional<? extends Record> before, Event event) {
        return typed(type, before, event);
    }

    private static <S extends Record, E extends Event> Optional<S> typed(
            StreamType<S, E> type, Optional<? extends Record> before, Event event) {
        return type.evolve(before.map(type.stateType()::cast), event);
    }

    /** As it is after it was stored and read. */
    static Optional<? extends Record> stored(StreamType<?, ?> type, Optional<? extends Record> state) {
        return state.map(some -> ContractJson.read(ContractJson.write(some), type.stateType()));
    }
}
