package io.chancery.policy.principal;

import io.chancery.wire.query.Constraint;

/**
 * A group's name, as sent.
 *
 * @param value 1–128 characters of {@code [\w+=,.@-]}; compared ignoring case by its owner
 */
public record GroupName(String value) implements PrincipalName {

    private static final Constraint NAME = Constraint.pattern(PATTERN).and(Constraint.length(1, 128));

    public GroupName {
        NAME.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
