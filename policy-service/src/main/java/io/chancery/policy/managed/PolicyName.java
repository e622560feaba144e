package io.chancery.policy.managed;

import io.chancery.wire.query.Constraint;

/**
 * A policy's name, managed or inline.
 *
 * @param value 1–128 characters of {@code [\w+=,.@-]}; case kept as sent
 */
public record PolicyName(String value) {

    private static final Constraint NAME = Constraint.pattern("[\\w+=,.@-]+").and(Constraint.length(1, 128));

    public PolicyName {
        NAME.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
