package io.chancery.identity.session;

import io.chancery.wire.query.Constraint;

/**
 * How long a session lasts.
 *
 * @param value 900 to 43200; a role may allow less
 * @throws IllegalArgumentException on the constructor, if it is none
 */
public record DurationSeconds(int value) {
    private static final Constraint RULE = Constraint.range(900, 43_200);

    public DurationSeconds {
        RULE.check(value);
    }
}
