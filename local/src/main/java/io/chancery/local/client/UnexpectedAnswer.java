package io.chancery.local.client;

/** The suite did not answer as it should; the message says what was expected and what came. */
public final class UnexpectedAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnexpectedAnswer(String expected, Object came) {
        super("Expected %s, but got: %s".formatted(expected, came));
    }

    public UnexpectedAnswer(String message, Throwable cause) {
        super(message, cause);
    }
}
