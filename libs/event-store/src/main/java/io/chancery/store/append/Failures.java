package io.chancery.store.append;

import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** What a failed statement means. */
final class Failures {

    private Failures() {}

    static boolean isConstraintViolation(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConstraintViolationException) {
                return true;
            }
        }
        return false;
    }
}
