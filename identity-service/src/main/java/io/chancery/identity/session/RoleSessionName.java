package io.chancery.identity.session;

import io.chancery.wire.query.Constraint;

/**
 * The name of a session, which its ARN ends with.
 *
 * @param value 2 to 64 characters
 * @throws IllegalArgumentException on the constructor, if it is none
 */
public record RoleSessionName(String value) {
    private static final Constraint RULE = Constraint.pattern("[\\w+=,.@-]*").and(Constraint.length(2, 64));

    public RoleSessionName {
        RULE.check(value);
    }
}
