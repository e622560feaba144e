package io.chancery.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A role's unique id: {@code AROA} and 17 characters of base 32; never used again.
 *
 * @throws IllegalArgumentException on the constructor, if the prefix is another
 */
public record RoleId(@JsonValue String value) {

    public static final String PREFIX = "AROA";

    @JsonCreator
    public RoleId {
        UniqueIds.requirePrefix(value, PREFIX);
    }

    @Override
    public String toString() {
        return value;
    }
}
