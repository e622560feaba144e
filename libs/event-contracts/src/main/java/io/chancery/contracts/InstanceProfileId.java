package io.chancery.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * An instance profile's unique id: {@code AIPA} and 17 characters of base 32; never used again.
 *
 * @throws IllegalArgumentException on the constructor, if the prefix is another
 */
public record InstanceProfileId(@JsonValue String value) {

    public static final String PREFIX = "AIPA";

    @JsonCreator
    public InstanceProfileId {
        UniqueIds.requirePrefix(value, PREFIX);
    }

    @Override
    public String toString() {
        return value;
    }
}
