package io.chancery.runtime.operation;

import io.chancery.wire.query.Constraint;

/**
 * How many items of a list are asked for at most.
 *
 * @param value 1 to 1000
 * @throws IllegalArgumentException on the constructor, if it is outside
 */
public record MaxItems(int value) {
    private static final Constraint RANGE = Constraint.range(1, 1000);

    public MaxItems {
        RANGE.check(value);
    }
}
