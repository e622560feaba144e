package io.chancery.wire.operation;

import io.chancery.wire.query.QueryCodec;
import io.chancery.wire.query.QueryParameters;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The operation records of one service, by operation name, with the codec that makes them. The simple name of a record's
 * class is the operation's name. Built at start-up; what is wrong with a record fails the start.
 */
public final class OperationRegistry {
    private final SortedMap<String, Class<? extends Record>> records;
    private final QueryCodec codec;

    private OperationRegistry(SortedMap<String, Class<? extends Record>> records) {
        this.records = Collections.unmodifiableSortedMap(records);
        this.codec = QueryCodec.of(records.values());
    }

    /**
     * @throws IllegalArgumentException for a class whose name is no operation of the catalogue that is done, for a name
     *     given twice, and for a component without a form on the wire
     */
    public static OperationRegistry of(Collection<? extends Class<? extends Record>> operationRecords) {
        SortedMap<String, Class<? extends Record>> records = new TreeMap<>();
        for (Class<? extends Record> type : operationRecords) {
            String name = type.getSimpleName();
            boolean done = OperationCatalogue.standard().all().stream()
                    .anyMatch(operation -> operation.name().equals(name) && operation.done());
            if (!done) {
                throw new IllegalArgumentException(type + " is no operation that the catalogue calls done.");
            }
            if (records.putIfAbsent(name, type) != null) {
                throw new IllegalArgumentException("Two records are called " + name + ".");
            }
        }
        return new OperationRegistry(records);
    }

    /** The record class of an operation, or empty if this service does not have it. */
    public Optional<Class<? extends Record>> recordOf(String operation) {
        return Optional.ofNullable(records.get(operation));
    }

    /** All of them by operation name. */
    public Map<String, Class<? extends Record>> all() {
        return records;
    }

    /**
     * @param type one of this registry's classes
     * @throws io.chancery.wire.WireException as {@link QueryCodec#decode} does
     */
    public <T extends Record> T decode(Class<T> type, QueryParameters parameters) {
        return codec.decode(type, parameters);
    }

    /** The operations that the catalogue calls done by this owner and that have no record here; a test wants none. */
    public List<String> missingFor(Owner owner) {
        return OperationCatalogue.standard().doneBy(owner).stream()
                .map(Operation::name)
                .filter(name -> !records.containsKey(name))
                .toList();
    }
}
