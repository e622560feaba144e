package io.chancery.language.condition;

/** A condition value that is not of the operator's type. Becomes a note of the evaluation. */
final class UnreadableValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableValueException(String value, String type) {
        super("\"%s\" is not %s".formatted(value, type));
    }
}
