package io.chancery.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The id of a group of accounts, in the form of AWS Organizations: {@code r-root}, or {@code ou-root-} and 8 to 32 lower
 * case letters and digits; never used again.
 *
 * @throws IllegalArgumentException on the constructor, if it has another form
 */
public record AccountGroupId(@JsonValue String value) {

    /** Of the groups below the root. */
    public static final String PREFIX = "ou-root-";

    private static final String ROOT_VALUE = "r-root";
    private static final Pattern FORM = Pattern.compile(ROOT_VALUE + "|" + PREFIX + "[a-z0-9]{8,32}");

    /** The group that every account is in, at whatever depth. */
    public static final AccountGroupId ROOT = new AccountGroupId(ROOT_VALUE);

    @JsonCreator
    public AccountGroupId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "Value '%s' is not the id of a group of accounts: %s, or %s and 8 to 32 lower case letters and digits"
                            .formatted(value, ROOT_VALUE, PREFIX));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
