package io.chancery.identity.account;

import io.chancery.wire.query.Constraint;

/**
 * An account's name, unique in the installation ("CreateAccountAlias", IAM API).
 *
 * @param value 3 to 63 lower-case letters, digits and single dashes inside
 * @throws IllegalArgumentException on the constructor, if it is none
 */
public record AccountAlias(String value) {
    private static final Constraint LENGTH = Constraint.length(3, 63);
    private static final Constraint FORM = Constraint.pattern("[a-z0-9](([a-z0-9]|-(?!-))*[a-z0-9])?");

    public AccountAlias {
        LENGTH.check(value);
        FORM.check(value);
    }
}
