package io.chancery.policy.managed;

import io.chancery.wire.query.Constraint;

/** @param value 1–1,000 entries of a list */
public record MaxItems(int value) {

    private static final Constraint RANGE = Constraint.range(1, 1_000);

    public MaxItems {
        RANGE.check(value);
    }
}
