package io.chancery.policy.principal;

import io.chancery.wire.query.Constraint;

/**
 * A user's name, as sent.
 *
 * @param value 1–64 characters of {@code [\w+=,.@-]}; compared ignoring case by its owner
 */
public record UserName(String value) implements PrincipalName {

    private static final Constraint NAME = Constraint.pattern(PATTERN).and(Constraint.length(1, 64));

    public UserName {
        NAME.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
