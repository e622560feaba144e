package io.chancery.store.append;

/** A request was understood and is refused. Not a fault: no stack trace, and its message is shown to the client. */
public class Refused extends RuntimeException {

    private final Refusal refusal;

    public Refused(Refusal refusal, String message) {
        super(message, null, false, false);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }

    /** The message that every exception built here has. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
