package io.chancery.language;

import java.io.Serializable;
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

    /**
     * Where a value stands: its start, counted from 1, and the same in characters from the start of the text.
     *
     * @param offset of its first character, from 0
     * @param endOffset just behind its last character
     */
    record Place(int line, int column, int offset, int endOffset) implements Serializable {

        private static final long serialVersionUID = 1L;

        /** The start of any text. */
        public static final Place START = new Place(1, 1, 0, 0);

        @Override
        public String toString() {
            return "line %d, column %d".formatted(line, column);
        }
    }
}
