package io.chancery.identity.session;

import io.chancery.contracts.AccountId;
import io.chancery.wire.query.Constraint;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ARN of the role to assume, {@code arn:aws:iam::123456789012:role/path/name}; whether there is such a role is not
 * said.
 *
 * @param value 20 to 2048 characters
 * @throws IllegalArgumentException on the constructor, if it is no role's ARN
 */
public record RoleArn(String value) {
    private static final Constraint LENGTH = Constraint.length(20, 2048);
    private static final Pattern FORM =
            Pattern.compile("arn:aws:iam::([0-9]{12}):role/([\\x21-\\x7E]*/)?([\\w+=,.@-]{1,64})");

    public RoleArn {
        LENGTH.check(value);
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Request ARN is invalid");
        }
    }

    AccountId account() {
        return new AccountId(part(1));
    }

    /** Without its path. */
    String roleName() {
        return part(3);
    }

    private String part(int group) {
        Matcher matcher = FORM.matcher(value);
        if (!matcher.matches()) {
            throw new IllegalStateException("the constructor checks it");
        }
        return matcher.group(group);
    }
}
