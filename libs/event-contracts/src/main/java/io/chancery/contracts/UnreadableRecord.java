package io.chancery.contracts;

/** A record that this version of the code does not understand. Whoever meets one stops; it is never skipped. */
public final class UnreadableRecord extends RuntimeException {

    public UnreadableRecord(String message) {
        super(message);
    }

    public UnreadableRecord(String message, Throwable cause) {
        super(message, cause);
    }
}
