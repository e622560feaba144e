package io.chancery.language;

import java.util.List;
import java.util.Map;

/** JSON as read, with the places, so that a refusal or a finding can point. */
public sealed interface JsonValue {

    Place place();

    /**
     * Members in the document's order; no name occurs twice.
     *
     * @param end just behind the closing brace
     */
    record JsonObject(Map<String, JsonValue> members, Place place, Place end) implements JsonValue {}

    record JsonArray(List<JsonValue> items, Place place) implements JsonValue {}

    record JsonString(String text, Place place) implements JsonValue {}

    /** A number or a boolean, as its text. */
    record JsonScalar(String text, Place place) implements JsonValue {}

    record JsonNull(Place place) implements JsonValue {}

    /** Where a value starts, counted from 1. */
    record Place(int line, int column) {
        @Override
        public String toString() {
            return "line %d, column %d".formatted(line, column);
        }
    }
}
