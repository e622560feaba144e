package io.chancery.policy.simulation;

/** A case that is not understood. It answers for itself; the other cases of the call are decided. */
final class InvalidCase extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final String VALIDATION_ERROR = "ValidationError";

    private final String code;
    private final String field;

    private InvalidCase(String code, String field, String message) {
        super(message, null, false, false);
        this.code = code;
        this.field = field;
    }

    /** @param problem what is wrong with the field, to follow its name */
    static InvalidCase at(String field, String problem) {
        return new InvalidCase(VALIDATION_ERROR, field, "'%s' %s".formatted(field, problem));
    }

    /** A policy document that is refused, in the parser's words, which are AWS's where AWS has any. */
    static InvalidCase document(String field, String code, String message) {
        return new InvalidCase(code, field, message);
    }

    String code() {
        return code;
    }

    /** Where in the case it is, such as {@code identityPolicies[0]}. */
    String field() {
        return field;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
