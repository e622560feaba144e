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
        private static final int MAX_LENGTH = 512;
        private static final String FORM = "((/[A-Za-z0-9\\.,\\+@=_-]+)*)/";

        // What is too long is not matched at all: repeated groups are recursion.
        static final Constraint PATH = Constraint.of(
                        "Member must satisfy regular expression pattern: " + FORM,
                        path -> path.length() > MAX_LENGTH || path.matches(FORM))
                .and(Constraint.length(1, MAX_LENGTH));
    }
}
