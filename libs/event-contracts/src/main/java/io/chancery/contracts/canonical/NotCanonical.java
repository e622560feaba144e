package io.chancery.contracts.canonical;

/** The text is not in canonical form. It may be right all the same: another reader has to say. */
public final class NotCanonical extends Exception {

    /** One for all: it is no fault and tells nothing. */
    public static final NotCanonical HERE = new NotCanonical();

    private static final long serialVersionUID = 1;

    private NotCanonical() {
        super("not in canonical form", null, false, false);
    }
}
