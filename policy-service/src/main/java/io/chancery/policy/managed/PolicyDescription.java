package io.chancery.policy.managed;

import io.chancery.wire.query.Constraint;

/**
 * What a policy is for, in its author's words.
 *
 * @param value at most 1,000 characters
 */
public record PolicyDescription(String value) {

    private static final Constraint TEXT = Constraint.length(0, 1_000);

    public PolicyDescription {
        TEXT.check(value);
    }
}
