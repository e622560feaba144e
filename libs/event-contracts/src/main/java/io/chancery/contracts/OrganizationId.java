package io.chancery.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The id of an organisation, in the form of AWS Organizations: {@code o-} and 10 to 32 lower case letters and digits.
 *
 * @throws IllegalArgumentException on the constructor, if it has another form
 */
public record OrganizationId(@JsonValue String value) {

    public static final String PREFIX = "o-";

    private static final Pattern FORM = Pattern.compile(PREFIX + "[a-z0-9]{10,32}");

    @JsonCreator
    public OrganizationId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "Value '%s' is not the id of an organization: %s and 10 to 32 lower case letters and digits"
                            .formatted(value, PREFIX));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
