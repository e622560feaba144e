package io.chancery.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A point in a shard's history, and so a consistency token: "everything up to here". Written {@code identity/3/1042}.
 *
 * @param sequence 1 for the shard's first event; 0 means nothing yet
 */
public record Position(Log log, int shard, long sequence) {

    /** @throws IllegalArgumentException if the text is not {@code log/shard/sequence} */
    @JsonCreator
    public static Position parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 3) {
            throw malformed(text);
        }
        try {
            var position = new Position(Log.named(parts[0]), Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
            if (position.shard < 0 || position.sequence < 0) {
                throw malformed(text);
            }
            return position;
        } catch (NumberFormatException e) {
            throw malformed(text);
        }
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException("Value '%s' is not a revision of the form identity/3/1042".formatted(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return log.wireName() + "/" + shard + "/" + sequence;
    }
}
