package io.chancery.language.value;

/** A condition value that is not of the operator's type. Becomes a note of the evaluation. */
public final class UnreadableValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param type with its article, such as {@code a date} */
    public UnreadableValueException(String value, String type) {
        // Part of normal work and never seen by anybody, so no stack trace.
        super("\"%s\" is not %s".formatted(value, type), null, false, false);
    }
}
