package io.chancery.identity.role;

import io.chancery.wire.query.Constraint;

/**
 * How long a role's session may last at most.
 *
 * @param value seconds, 3600 to 43200
 * @throws IllegalArgumentException on the constructor, if it is outside
 */
public record MaxSessionDuration(int value) {
    private static final Constraint RANGE = Constraint.range(3_600, 43_200);

    /** If nothing is asked for: one hour. */
    public static final MaxSessionDuration DEFAULT = new MaxSessionDuration(3_600);

    public MaxSessionDuration {
        RANGE.check(value);
    }
}
