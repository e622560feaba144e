package io.chancery.language;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.chancery.language.JsonValue.JsonArray;
import io.chancery.language.JsonValue.JsonNull;
import io.chancery.language.JsonValue.JsonObject;
import io.chancery.language.JsonValue.JsonScalar;
import io.chancery.language.JsonValue.JsonString;
import io.chancery.language.JsonValue.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON strictly: one value and nothing after it, no name twice in an object (the last one winning would turn a
 * Deny into an Allow), bounded depth.
 */
public final class JsonReader {

    private static final int MAX_NUMBER_LENGTH = 64;

    private static final JsonFactory FACTORY = ((JsonFactoryBuilder) JsonFactory.builder())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(PolicyLimits.DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .maxStringLength(PolicyLimits.STORED)
                    .maxNameLength(PolicyLimits.STORED)
                    .build())
            .build();

    private JsonReader() {}

    /** @throws MalformedPolicyException if it is not one JSON value */
    public static JsonValue read(String json) {
        try (JsonParser parser = FACTORY.createParser(json)) {
            if (parser.nextToken() == null) {
                throw MalformedPolicyException.syntax("The document is empty", Place.START);
            }
            JsonValue value = value(parser);
            if (parser.nextToken() != null) {
                throw MalformedPolicyException.syntax("Text after the end of the document", placeOf(parser));
            }
            return value;
        } catch (StreamConstraintsException e) {
            throw MalformedPolicyException.syntax(
                    "The document nests too deep or holds too long a value", place(e.getLocation()));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw MalformedPolicyException.syntax(described(e.getOriginalMessage()), place(e.getLocation()));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from a string cannot fail", e);
        }
    }

    private static JsonValue value(JsonParser parser) throws IOException {
        JsonLocation start = parser.currentTokenLocation();
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, start);
            case START_ARRAY -> array(parser, start);
            case VALUE_STRING -> {
                String text = parser.getText();
                yield new JsonString(text, upToHere(parser, start));
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE -> {
                String text = parser.getText();
                yield new JsonScalar(text, place(start, (int) start.getCharOffset() + text.length()));
            }
            case VALUE_NULL -> new JsonNull(upToHere(parser, start));
            default -> throw MalformedPolicyException.syntax("Not JSON", placeOf(parser));
        };
    }

    private static JsonObject object(JsonParser parser, JsonLocation start) throws IOException {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser));
        }
        return new JsonObject(members, upToHere(parser, start), place(parser.currentLocation()));
    }

    private static JsonArray array(JsonParser parser, JsonLocation start) throws IOException {
        List<JsonValue> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return new JsonArray(items, upToHere(parser, start));
    }

    private static String described(String message) {
        return message.startsWith("Duplicate field") ? message.replace("field", "element") : "The document is not JSON";
    }

    private static Place placeOf(JsonParser parser) {
        return place(parser.currentTokenLocation());
    }

    private static Place upToHere(JsonParser parser, JsonLocation start) {
        return place(start, (int) parser.currentLocation().getCharOffset());
    }

    private static Place place(JsonLocation start, int endOffset) {
        return new Place(start.getLineNr(), start.getColumnNr(), (int) start.getCharOffset(), endOffset);
    }

    private static Place place(@org.jspecify.annotations.Nullable JsonLocation location) {
        return location == null ? Place.START : place(location, (int) location.getCharOffset());
    }
}
