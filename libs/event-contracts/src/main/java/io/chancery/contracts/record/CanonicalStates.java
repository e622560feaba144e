package io.chancery.contracts.record;

import com.fasterxml.jackson.databind.node.POJONode;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.canonical.CanonicalReader;
import io.chancery.contracts.canonical.Cursor;
import io.chancery.contracts.canonical.NotCanonical;
import io.chancery.contracts.stream.StreamType;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Reads state records of known kinds from the form that contracts write them in. */
final class CanonicalStates {

    private static final byte[] ACCOUNT = bytes("{'account':");
    private static final byte[] KIND = bytes(",'kind':");
    private static final byte[] ID = bytes(",'id':");
    private static final byte[] VERSION = bytes(",'version':");
    private static final byte[] POSITION = bytes(",'position':");
    private static final byte[] DATA = bytes(",'data':");
    private static final byte[] END = bytes("}");

    private final Map<String, CanonicalReader.Of<?>> byKind = new HashMap<>();
    private final CanonicalReader.Of<AccountId> accounts;
    private final CanonicalReader.Of<String> kinds;

    CanonicalStates(Collection<? extends StreamType<?, ?>> types) {
        var reader = new CanonicalReader();
        accounts = reader.of(AccountId.class).orElseThrow();
        kinds = reader.recurringText();
        types.forEach(type -> reader.of(type.stateType()).ifPresent(states -> byKind.put(type.kind(), states)));
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    /** @throws NotCanonical if it is of another kind or form, or is none */
    StateRecord read(byte[] json) throws NotCanonical {
        var cursor = new Cursor(json);
        cursor.expect(ACCOUNT);
        AccountId account = accounts.read(cursor);
        cursor.expect(KIND);
        String kind = kinds.read(cursor);
        cursor.expect(ID);
        String id = cursor.string();
        cursor.expect(VERSION);
        long version = cursor.number();
        cursor.expect(POSITION);
        long position = cursor.number();
        cursor.expect(DATA);
        CanonicalReader.Of<?> states = byKind.get(kind);
        if (states == null) {
            throw NotCanonical.HERE;
        }
        var data = new POJONode(states.read(cursor));
        cursor.expect(END);
        cursor.expectEnd();
        return new StateRecord(account, kind, id, version, position, data);
    }
}
