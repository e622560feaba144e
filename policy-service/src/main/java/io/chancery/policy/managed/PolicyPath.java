package io.chancery.policy.managed;

import io.chancery.wire.query.Constraint;

/**
 * A policy's path, or a prefix of paths that ends in a slash.
 *
 * @param value {@code /} or {@code /division/team/}, 1–512 characters
 */
public record PolicyPath(String value) {

    public static final PolicyPath ROOT = new PolicyPath("/");

    public PolicyPath {
        // Held here and not in a constant: ROOT is made while constants are.
        Rules.PATH.check(value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static final class Rules {
        static final Constraint PATH =
                Constraint.pattern("((/[A-Za-z0-9\\.,\\+@=_-]+)*)/").and(Constraint.length(1, 512));
    }
}
