package io.chancery.contracts.record;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.POJONode;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.ContractJson;
import io.chancery.contracts.UnreadableRecord;
import io.chancery.contracts.canonical.NotCanonical;
import io.chancery.contracts.canonical.Recurring;
import io.chancery.contracts.stream.StreamType;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Reads state records of kinds that are known beforehand, straight into the state: {@link StateRecord#data} is then that
 * state as an embedded object, which {@link ContractJson#MAPPER} hands out as it is. Such a record costs a fraction of the
 * time and memory of its tree, which counts when a cache loads a hundred thousand of them; and what is {@link Recurring} in
 * them is one object. For one thread.
 */
public final class StateRecords {

    /** A value inside a record, behind which more may come. */
    private static final ObjectReader VALUES =
            ContractJson.MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final CanonicalStates canonical;
    private final Map<String, Class<?>> byKind = new HashMap<>();

    /** @param types none for trees */
    public StateRecords(Collection<? extends StreamType<?, ?>> types) {
        canonical = new CanonicalStates(types);
        types.forEach(type -> byKind.put(type.kind(), type.stateType()));
    }

    /** @throws UnreadableRecord if the bytes are not one valid record; of a kind that is not known, the data is a tree */
    public StateRecord read(byte[] json) {
        if (byKind.isEmpty()) {
            return ContractJson.read(json, StateRecord.class);
        }
        try {
            return canonical.read(json);
        } catch (NotCanonical e) {
            return readAnyForm(json);
        }
    }

    private StateRecord readAnyForm(byte[] json) {
        try (JsonParser parser = ContractJson.MAPPER.createParser(json)) {
            StateRecord record = read(parser);
            if (parser.nextToken() != null) {
                throw new UnreadableRecord("something follows a state record");
            }
            return record;
        } catch (IOException | IllegalArgumentException | NullPointerException e) {
            throw new UnreadableRecord("cannot read a StateRecord", e);
        }
    }

    private StateRecord read(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new UnreadableRecord("a state record is an object");
        }
        String account = text(parser, "account");
        String kind = text(parser, "kind");
        String id = text(parser, "id");
        long version = number(parser, "version");
        long position = number(parser, "position");
        next(parser, "data");
        Class<?> type = byKind.get(kind);
        JsonNode data = type == null
                ? VALUES.forType(JsonNode.class).readValue(parser)
                : new POJONode(
                        Objects.requireNonNull((Object) VALUES.forType(type).readValue(parser)));
        if (parser.nextToken() != JsonToken.END_OBJECT) {
            throw new UnreadableRecord("a state record has more members than it should");
        }
        return new StateRecord(new AccountId(account), kind, id, version, position, data);
    }

    private static String text(JsonParser parser, String name) throws IOException {
        if (next(parser, name) != JsonToken.VALUE_STRING) {
            throw new UnreadableRecord("%s of a state record is no text".formatted(name));
        }
        return parser.getText();
    }

    private static long number(JsonParser parser, String name) throws IOException {
        if (next(parser, name) != JsonToken.VALUE_NUMBER_INT) {
            throw new UnreadableRecord("%s of a state record is no number".formatted(name));
        }
        return parser.getLongValue();
    }

    /** Members stand in the order in which contracts write them. */
    private static JsonToken next(JsonParser parser, String name) throws IOException {
        if (parser.nextToken() != JsonToken.FIELD_NAME || !name.equals(parser.currentName())) {
            throw new UnreadableRecord("a state record lacks %s".formatted(name));
        }
        return parser.nextToken();
    }
}
