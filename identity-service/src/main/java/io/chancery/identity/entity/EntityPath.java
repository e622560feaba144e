package io.chancery.identity.entity;

import io.chancery.wire.query.Constraint;
import java.util.regex.Pattern;

/**
 * Where a user, group or role stands in its account: {@code /} or {@code /division/team/} ("IAM identifiers", IAM User
 * Guide).
 *
 * @param value 1 to 512 printable ASCII characters, starting and ending with a slash
 * @throws IllegalArgumentException on the constructor, in AWS's words, if it is none
 */
public record EntityPath(String value) {
    private static final Constraint LENGTH = Constraint.length(1, 512);
    private static final Pattern FORM = Pattern.compile("/|/[\\x21-\\x7E]+/");

    /** Stands after the rules that its own construction needs. */
    public static final EntityPath ROOT = new EntityPath("/");

    public EntityPath {
        LENGTH.check(value);
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("The specified value for path is invalid. It must begin and end with / "
                    + "and contain only alphanumeric characters and/or / characters.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
