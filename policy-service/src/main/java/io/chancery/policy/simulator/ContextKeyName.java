package io.chancery.policy.simulator;

import io.chancery.wire.query.Constraint;

/** @param value 5–256 characters, such as {@code aws:SourceIp} */
public record ContextKeyName(String value) {

    private static final Constraint LENGTH = Constraint.length(5, 256);

    public ContextKeyName {
        LENGTH.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
