package io.chancery.wire;

/** A request that the wire refuses before any service has looked at it: an AWS error code, a message, an HTTP status. */
public class WireException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final int httpStatus;

    /**
     * @param code AWS's error code, as in {@code <Code>}
     * @param message for the caller; holds no secret
     * @param httpStatus 4xx
     */
    public WireException(String code, String message, int httpStatus) {
        // No stack trace: these are answers, made at the rate at which bad requests come in.
        super(message, null, false, false);
        this.code = code;
        this.httpStatus = httpStatus;
    }

    public final String code() {
        return code;
    }

    /** The message for {@code <Message>}; never absent. */
    public final String message() {
        return String.valueOf(getMessage());
    }

    public final int httpStatus() {
        return httpStatus;
    }
}
