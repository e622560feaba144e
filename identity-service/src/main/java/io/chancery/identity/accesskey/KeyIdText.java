package io.chancery.identity.accesskey;

import io.chancery.wire.query.Constraint;

/**
 * An access key's id as sent; whether there is such a key is another matter.
 *
 * @param value 16 to 128 word characters
 * @throws IllegalArgumentException on the constructor, if it is none
 */
public record KeyIdText(String value) {
    private static final Constraint RULE = Constraint.pattern("[\\w]+").and(Constraint.length(16, 128));

    public KeyIdText {
        RULE.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
