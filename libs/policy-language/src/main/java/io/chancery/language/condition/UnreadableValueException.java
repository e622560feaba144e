package io.chancery.language.condition;

/** A condition value that is not of the operator's type. Becomes a note of the evaluation. */
public final class UnreadableValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableValueException(String value, String type) {
        // Part of normal work and never seen by anybody, so no stack trace.
        super("\"%s\" is not %s".formatted(value, type), null, false, false);
    }
}
