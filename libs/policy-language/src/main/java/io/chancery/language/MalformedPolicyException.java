package io.chancery.language;

/**
 * A document that is refused. The message is AWS's own where AWS has one, and adds the place where AWS says only
 * that there are syntax errors.
 */
public final class MalformedPolicyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    private MalformedPolicyException(String code, String message) {
        super(message);
        this.code = code;
    }

    static MalformedPolicyException saying(String message) {
        return new MalformedPolicyException("MalformedPolicyDocument", message);
    }

    static MalformedPolicyException syntax(String detail, JsonValue.Place place) {
        return saying("Syntax errors in policy. %s (%s)".formatted(detail, place));
    }

    static MalformedPolicyException tooLarge(String quota, int limit) {
        return new MalformedPolicyException("LimitExceeded", "Cannot exceed quota for %s: %d".formatted(quota, limit));
    }

    /** The API's error code: {@code MalformedPolicyDocument}, or {@code LimitExceeded} for one too large. */
    public String code() {
        return code;
    }
}
