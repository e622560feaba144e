package io.chancery.contracts.record;

import io.chancery.contracts.ContractJson;
import io.chancery.contracts.Event;
import io.chancery.contracts.UnreadableRecord;
import io.chancery.contracts.WireType;
import io.chancery.contracts.identity.IdentityEvent;
import io.chancery.contracts.policy.PolicyEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Events to wire name and JSON, and back. The sealed sets are the registry: an event cannot be forgotten here. */
public final class EventCodec {

    private static final Map<String, Class<? extends Event>> BY_WIRE_TYPE = collect();

    private EventCodec() {}

    public static String wireType(Class<? extends Event> type) {
        return Optional.ofNullable(type.getAnnotation(WireType.class))
                .map(WireType::value)
                .orElseThrow(() -> new IllegalStateException(type + " has no @WireType"));
    }

    public static Map<String, Class<? extends Event>> wireTypes() {
        return BY_WIRE_TYPE;
    }

    public static byte[] data(Event event) {
        return ContractJson.write(event);
    }

    /** @throws UnreadableRecord if no event has that wire name, or the data does not fit it */
    public static Event read(String wireType, byte[] data) {
        Class<? extends Event> type = BY_WIRE_TYPE.get(wireType);
        if (type == null) {
            throw new UnreadableRecord("no event is known as '%s'".formatted(wireType));
        }
        return ContractJson.read(data, type);
    }

    private static Map<String, Class<? extends Event>> collect() {
        var found = new LinkedHashMap<String, Class<? extends Event>>();
        collect(IdentityEvent.class, found);
        collect(PolicyEvent.class, found);
        return Map.copyOf(found);
    }

    private static void collect(Class<?> type, Map<String, Class<? extends Event>> found) {
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                collect(permitted, found);
            }
            return;
        }
        Class<? extends Event> event = type.asSubclass(Event.class);
        Class<? extends Event> before = found.put(wireType(event), event);
        // An event that happens to two kinds of streams is met twice.
        if (before != null && before != event) {
            throw new IllegalStateException("two events are named " + wireType(event));
        }
    }
}
