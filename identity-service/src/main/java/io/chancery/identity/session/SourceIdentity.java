package io.chancery.identity.session;

import io.chancery.wire.query.Constraint;

/**
 * Who stands behind a session, set once and kept when roles are chained.
 *
 * @param value 2 to 64 characters
 * @throws IllegalArgumentException on the constructor, if it is none
 */
public record SourceIdentity(String value) {
    private static final Constraint RULE = Constraint.pattern("[\\w+=,.@-]*").and(Constraint.length(2, 64));

    public SourceIdentity {
        RULE.check(value);
    }
}
