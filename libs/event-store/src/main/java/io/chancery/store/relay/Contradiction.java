package io.chancery.store.relay;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tables and topics contradict each other; publishing more would give a position two contents. */
final class Contradiction extends RuntimeException {
    Contradiction(String message) {
        super(message);
    }

    String reason() {
        return String.valueOf(getMessage());
    }

    /** What was found inside a reactive call comes wrapped. */
    static Optional<Contradiction> in(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Contradiction contradiction) {
                return Optional.of(contradiction);
            }
        }
        return Optional.empty();
    }
}
