package io.chancery.identity.role;

import io.chancery.wire.query.Constraint;

/**
 * A trust policy as sent, not yet read.
 *
 * @param value 1 to 131072 characters of Latin-1
 * @throws IllegalArgumentException on the constructor, if it is none
 */
public record TrustDocument(String value) {
    /** The value is left out of the message: it can be as long as a policy may be. */
    private static final Constraint RULE = Constraint.pattern("[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+")
            .and(Constraint.length(1, 131_072))
            .secret();

    public TrustDocument {
        RULE.check(value);
    }
}
