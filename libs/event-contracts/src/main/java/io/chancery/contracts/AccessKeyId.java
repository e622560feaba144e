package io.chancery.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * An access key's id: {@code AKIA} (long-term) or {@code ASIA} (of a session) and 16 characters of base 32.
 *
 * @throws IllegalArgumentException on the constructor, if the prefix is another
 */
public record AccessKeyId(@JsonValue String value) {

    public static final String LONG_TERM = "AKIA";
    public static final String SESSION = "ASIA";

    @JsonCreator
    public AccessKeyId {
        if (!value.startsWith(LONG_TERM) && !value.startsWith(SESSION)) {
            throw new IllegalArgumentException("Value '%s' is not an access key id".formatted(value));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
