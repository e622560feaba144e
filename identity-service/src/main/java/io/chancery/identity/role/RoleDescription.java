package io.chancery.identity.role;

import io.chancery.wire.query.Constraint;

/**
 * What a role is for, in its owner's words.
 *
 * @param value 0 to 1000 characters of Latin-1, line breaks and tabs included
 * @throws IllegalArgumentException on the constructor, if it is none
 */
public record RoleDescription(String value) {
    private static final Constraint RULE = Constraint.pattern("[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*")
            .and(Constraint.length(0, 1000));

    public RoleDescription {
        RULE.check(value);
    }
}
