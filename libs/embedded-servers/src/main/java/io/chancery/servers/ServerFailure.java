package io.chancery.servers;

import org.jspecify.annotations.Nullable;

/** A server could not be started, reached or stopped. The message says what to look at and holds no password. */
public final class ServerFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ServerFailure(String message) {
        super(message);
    }

    public ServerFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
