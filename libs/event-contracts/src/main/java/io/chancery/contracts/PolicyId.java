package io.chancery.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A managed policy's unique id: {@code ANPA} and 17 characters of base 32; never used again.
 *
 * @throws IllegalArgumentException on the constructor, if the prefix is another
 */
public record PolicyId(@JsonValue String value) {

    public static final String PREFIX = "ANPA";

    @JsonCreator
    public PolicyId {
        UniqueIds.requirePrefix(value, PREFIX);
    }

    @Override
    public String toString() {
        return value;
    }
}
