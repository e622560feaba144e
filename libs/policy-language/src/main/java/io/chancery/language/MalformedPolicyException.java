package io.chancery.language;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A document that is refused. The message is AWS's own where AWS has one, and adds the place where AWS says only
 * that there are syntax errors.
 */
public final class MalformedPolicyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String MALFORMED = "MalformedPolicyDocument";
    private static final String SYNTAX = "Syntax errors in policy";

    private final String code;
    private final JsonValue.@Nullable Place place;

    private MalformedPolicyException(String code, String message, JsonValue.@Nullable Place place) {
        super(message);
        this.code = code;
        this.place = place;
    }

    static MalformedPolicyException saying(String message) {
        return new MalformedPolicyException(MALFORMED, message, null);
    }

    static MalformedPolicyException syntax(String detail, JsonValue.Place place) {
        return new MalformedPolicyException(MALFORMED, "%s. %s (%s)".formatted(SYNTAX, detail, place), place);
    }

    /** The same behind other words than those of a syntax error. */
    MalformedPolicyException after(String words) {
        String message = String.valueOf(getMessage());
        return new MalformedPolicyException(
                code, message.startsWith(SYNTAX) ? words + message.substring(SYNTAX.length()) : message, place);
    }

    static MalformedPolicyException tooLarge(String quota, int limit) {
        return new MalformedPolicyException(
                "LimitExceeded", "Cannot exceed quota for %s: %d".formatted(quota, limit), null);
    }

    /** The API's error code: {@code MalformedPolicyDocument}, or {@code LimitExceeded} for one too large. */
    public String code() {
        return code;
    }

    /** Where it is, if it is somewhere in particular. */
    public Optional<JsonValue.Place> place() {
        return Optional.ofNullable(place);
    }
}
