package io.chancery.store.append;

import io.chancery.contracts.ContractJson;
import io.chancery.contracts.UnreadableRecord;
import io.chancery.contracts.stream.StreamType;
import io.chancery.store.row.StateRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The kinds of stream that one log has, and how their state rows are read and written. */
public final class StreamTypes {

    private final Map<String, StreamType<?, ?>> byKind;

    public StreamTypes(List<StreamType<?, ?>> types) {
        byKind = types.stream().collect(Collectors.toUnmodifiableMap(StreamType::kind, Function.identity()));
    }

    /** @throws UnreadableRecord if the log has no such kind */
    public StreamType<?, ?> kind(String kind) {
        StreamType<?, ?> type = byKind.get(kind);
        if (type == null) {
            throw new UnreadableRecord("no stream is of kind '%s'".formatted(kind));
        }
        return type;
    }

    static <S extends Record> Stream<S> read(StateRow row, StreamType<S, ?> type) {
        return new Stream<>(StreamType.idOf(row.streamId()), state(row.data(), type), row.version(), row.position());
    }

    private static <S extends Record> Optional<S> state(byte @Nullable [] data, StreamType<S, ?> type) {
        return data == null ? Optional.empty() : Optional.of(ContractJson.read(data, type.stateType()));
    }
}
