package io.chancery.identity.entity;

import io.chancery.wire.query.Constraint;

/**
 * What the paths of a list start with.
 *
 * @param value 1 to 512 characters, starting with a slash
 * @throws IllegalArgumentException on the constructor, if it is none
 */
public record PathPrefix(String value) {
    private static final Constraint RULE =
            Constraint.pattern("\\u002F[\\u0021-\\u007F]*").and(Constraint.length(1, 512));

    /** What a list is narrowed by if nothing is asked for: everything. */
    public static final PathPrefix ALL = new PathPrefix("/");

    public PathPrefix {
        RULE.check(value);
    }
}
