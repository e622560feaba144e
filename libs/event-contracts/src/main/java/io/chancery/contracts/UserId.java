package io.chancery.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A user's unique id: {@code AIDA} and 17 characters of base 32; never used again, not even after deletion.
 *
 * @throws IllegalArgumentException on the constructor, if the prefix is another
 */
public record UserId(@JsonValue String value) {

    public static final String PREFIX = "AIDA";

    @JsonCreator
    public UserId {
        UniqueIds.requirePrefix(value, PREFIX);
    }

    @Override
    public String toString() {
        return value;
    }
}
