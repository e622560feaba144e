package io.chancery.policy.json;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** JSON as it was sent. A policy document is parsed from its own text, so that its errors and places are its own. */
public sealed interface Json {

    /**
     * An object.
     *
     * @param members of a name that comes twice, the first
     * @param repeated the first name that comes twice, if any
     * @param body in which it stands
     * @param start of its text in the body; {@code end} is behind it
     */
    record Members(Map<String, Json> members, Optional<String> repeated, String body, int start, int end)
            implements Json {

        /** Exactly as it was sent. */
        public String text() {
            return body.substring(start, end);
        }
    }

    record Items(List<Json> items) implements Json {}

    record Text(String text) implements Json {}

    /** A number or a boolean, as it was written. */
    record Scalar(String text) implements Json {}

    record Null() implements Json {}

    /** What it is, with its article. */
    default String kind() {
        return switch (this) {
            case Members object -> "an object";
            case Items list -> "a list";
            case Text text -> "a string";
            case Scalar(String text) -> text.equals("true") || text.equals("false") ? "a boolean" : "a number";
            case Null nothing -> "null";
        };
    }
}
