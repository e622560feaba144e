package io.chancery.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.chancery.contracts.canonical.Recurring;

/**
 * A group's unique id: {@code AGPA} and 17 characters of base 32; never used again.
 *
 * @throws IllegalArgumentException on the constructor, if the prefix is another
 */
@Recurring
public record GroupId(@JsonValue String value) {

    public static final String PREFIX = "AGPA";

    @JsonCreator
    public GroupId {
        UniqueIds.requirePrefix(value, PREFIX);
    }

    @Override
    public String toString() {
        return value;
    }
}
