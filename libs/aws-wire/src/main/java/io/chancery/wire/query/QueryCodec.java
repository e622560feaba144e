package io.chancery.wire.query;

import io.chancery.wire.WireNames;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From a request's parameters to an operation's record, by the record's components. Built once, at start-up, for all
 * the records that a service has; a component that cannot be decoded fails the start.
 *
 * <table>
 *   <caption>Shapes</caption>
 *   <tr><th>component</th><th>on the wire</th></tr>
 *   <tr><td>{@code String userName}, int, long, boolean, enum, Instant (ISO 8601), byte[] (base64)</td><td>{@code UserName}; required</td></tr>
 *   <tr><td>{@code Optional<T>}</td><td>as T, may be absent</td></tr>
 *   <tr><td>{@code List<T> tags}</td><td>{@code Tags.member.1}, {@code Tags.member.1.Key}; {@code Tags=} or nothing is empty</td></tr>
 *   <tr><td>{@code Map<K, V>}</td><td>{@code X.entry.1.key}, {@code X.entry.1.value}</td></tr>
 *   <tr><td>a record of one component</td><td>a value type: as its component, through its constructor</td></tr>
 *   <tr><td>a record of more, or marked {@link io.chancery.wire.Structure}</td><td>{@code X.Y}</td></tr>
 * </table>
 *
 * <p>Parameters that no component asks for are ignored, as AWS ignores them.
 */
public final class QueryCodec {
    private final Map<Class<?>, Decoder> operations;

    private QueryCodec(Map<Class<?>, Decoder> operations) {
        this.operations = Map.copyOf(operations);
    }

    /**
     * @throws IllegalArgumentException for a class that is no record, or a component of a type without a wire form;
     *     names both
     */
    public static QueryCodec of(Collection<? extends Class<?>> operationRecords) {
        Map<Class<?>, Decoder> operations = new HashMap<>();
        for (Class<?> type : operationRecords) {
            if (!type.isRecord()) {
                throw new IllegalArgumentException(type + " is not a record.");
            }
            operations.put(type, structure(type, new ArrayDeque<>()));
        }
        return new QueryCodec(operations);
    }

    /**
     * @throws ValidationException naming every member that is missing or breaks a constraint
     * @throws io.chancery.wire.WireException {@code MalformedQueryString} for list and map indexes that are none
     * @throws IllegalArgumentException for a type that this codec was not built for, which is a bug
     */
    public <T> T decode(Class<T> type, QueryParameters parameters) {
        Decoder decoder = Optional.ofNullable(operations.get(type))
                .orElseThrow(() -> new IllegalArgumentException("No codec was built for " + type));
        Findings findings = new Findings();
        Optional<Object> decoded = decoder.decode(parameters, "", "", findings);
        findings.raise();
        return type.cast(
                decoded.orElseThrow(() -> new IllegalStateException("Nothing decoded and nothing found: " + type)));
    }

    private static Decoder structure(Class<?> type, Deque<Class<?>> within) {
        if (within.contains(type)) {
            throw new IllegalArgumentException("%s contains itself: %s".formatted(type, within));
        }
        within.push(type);
        List<RecordDecoder.Member> members = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Type valueType = component.getType() == Optional.class
                    ? argument(component.getGenericType(), 0)
                    : component.getGenericType();
            members.add(RecordDecoder.Member.of(component, decoder(valueType, within)));
        }
        within.pop();
        return new RecordDecoder(Canonical.of(type), List.copyOf(members));
    }

    private static Decoder decoder(Type type, Deque<Class<?>> within) {
        if (type instanceof ParameterizedType generic) {
            if (generic.getRawType() == List.class) {
                return new ListDecoder(decoder(argument(generic, 0), within));
            }
            if (generic.getRawType() == Map.class) {
                return new MapDecoder(decoder(argument(generic, 0), within), decoder(argument(generic, 1), within));
            }
        }
        if (type instanceof Class<?> plain) {
            if (WireNames.isValueType(plain)) {
                return new ValueTypeDecoder(
                        decoder(plain.getRecordComponents()[0].getGenericType(), within), Canonical.of(plain));
            }
            if (plain.isRecord()) {
                return structure(plain, within);
            }
            return ScalarDecoder.of(plain).orElseThrow(() -> noWireForm(type, within));
        }
        throw noWireForm(type, within);
    }

    private static Type argument(Type generic, int index) {
        return ((ParameterizedType) generic).getActualTypeArguments()[index];
    }

    private static IllegalArgumentException noWireForm(Type type, Deque<Class<?>> within) {
        return new IllegalArgumentException("%s in %s has no form on the wire.".formatted(type, within));
    }
}
