package io.chancery.contracts.record;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Event;
import io.chancery.contracts.UnreadableRecord;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A recorded event as it travels: the attributes of CloudEvents 1.0 (with this suite's extensions) and the data bytes.
 *
 * @param attributes by CloudEvents name, without the {@code hash} of the chain, which is computed over them
 * @param data the event's JSON, byte for byte as it was stored
 */
public record Envelope(SortedMap<String, String> attributes, byte[] data) {

    public static final String ID = "id";
    public static final String SPEC_VERSION = "specversion";
    public static final String SOURCE = "source";
    public static final String TYPE = "type";
    public static final String SUBJECT = "subject";
    public static final String TIME = "time";
    public static final String DATA_CONTENT_TYPE = "datacontenttype";
    public static final String DATA_SCHEMA = "dataschema";
    public static final String PARTITION_KEY = "partitionkey";
    public static final String ACCOUNT = "account";
    public static final String SHARD = "shard";
    public static final String SEQUENCE = "sequence";
    public static final String STREAM_VERSION = "streamversion";
    public static final String HASH = "hash";
    public static final String CORRELATION_ID = "correlationid";
    public static final String CAUSATION_ID = "causationid";
    public static final String AUTH_ID = "authid";
    public static final String DEPENDS_ON = "dependson";
    public static final String TRACE_PARENT = "traceparent";

    public Envelope {
        if (attributes.containsKey(HASH)) {
            throw new IllegalArgumentException("the hash covers the envelope and is not in it");
        }
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    public static Envelope of(Map<String, String> attributes, byte[] data) {
        return new Envelope(new TreeMap<>(attributes), data);
    }

    /** @throws UnreadableRecord if the attribute is missing */
    public String required(String attribute) {
        return optional(attribute)
                .orElseThrow(() -> new UnreadableRecord("an event without the attribute '%s'".formatted(attribute)));
    }

    public Optional<String> optional(String attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }

    public AccountId account() {
        return new AccountId(required(ACCOUNT));
    }

    public String streamId() {
        return required(PARTITION_KEY);
    }

    public long sequence() {
        return Long.parseLong(required(SEQUENCE));
    }

    /** The event itself. @throws UnreadableRecord if its type is unknown or its data does not fit */
    public Event event() {
        return EventCodec.read(required(TYPE), data);
    }

    /**
     * What the chain's hash covers: every attribute but {@code traceparent} (a proxy may change it), sorted by name, each
     * name and value preceded by its length in bytes (unsigned 32-bit, big-endian), then the data in the same form.
     */
    public byte[] canonicalBytes() {
        var out = new ByteArrayOutputStream(512 + data.length);
        attributes.forEach((name, value) -> {
            if (!name.equals(TRACE_PARENT)) {
                writeWithLength(out, name.getBytes(StandardCharsets.UTF_8));
                writeWithLength(out, value.getBytes(StandardCharsets.UTF_8));
            }
        });
        writeWithLength(out, data);
        return out.toByteArray();
    }

    static void writeWithLength(ByteArrayOutputStream out, byte[] bytes) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        out.writeBytes(bytes);
    }
}
