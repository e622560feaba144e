package io.chancery.wire.query;

import io.chancery.wire.WireException;
import java.util.List;

/** {@code ValidationError}, 400: "The input fails to satisfy the constraints specified by an AWS service." */
public final class ValidationException extends WireException {
    private static final long serialVersionUID = 1L;

    /** With a message of one's own. */
    public ValidationException(String message) {
        super("ValidationError", message, 400);
    }

    /** With AWS's sentence over all broken constraints. */
    ValidationException(List<String> clauses) {
        this(ConstraintViolation.sentence(clauses));
    }
}
