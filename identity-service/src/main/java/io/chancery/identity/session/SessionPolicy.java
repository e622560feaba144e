package io.chancery.identity.session;

import io.chancery.wire.query.Constraint;

/**
 * An inline session policy, as sent.
 *
 * @param value 1 to 2048 characters
 * @throws IllegalArgumentException on the constructor, if it is none
 */
public record SessionPolicy(String value) {
    private static final Constraint RULE = Constraint.length(1, 2048);

    public SessionPolicy {
        RULE.check(value);
    }
}
