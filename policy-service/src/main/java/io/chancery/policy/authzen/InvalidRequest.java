package io.chancery.policy.authzen;

/** A request that is not understood. The message names the field, and the value or limit where that helps. */
public final class InvalidRequest extends RuntimeException {

    private final int status;

    private InvalidRequest(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    public static InvalidRequest saying(String message) {
        return new InvalidRequest(400, message);
    }

    public static InvalidRequest at(String field, String problem) {
        return saying("'%s' %s".formatted(field, problem));
    }

    static InvalidRequest unsupportedType(String contentType) {
        return saying("Content-Type must be application/json, not '%s'".formatted(contentType));
    }

    static InvalidRequest tooLarge(int bytes, int limit) {
        return new InvalidRequest(413, "the body has %d bytes; the limit is %d".formatted(bytes, limit));
    }

    public int status() {
        return status;
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
