package io.chancery.identity.servicelinkedrole;

import io.chancery.wire.query.Constraint;

/**
 * What tells two roles of one service apart.
 *
 * @param value 1 to 64 characters of {@code [\w+=,.@-]}
 * @throws IllegalArgumentException on the constructor, if it is none
 */
public record CustomSuffix(String value) {
    private static final Constraint RULE = Constraint.pattern("[\\w+=,.@-]+").and(Constraint.length(1, 64));

    public CustomSuffix {
        RULE.check(value);
    }
}
