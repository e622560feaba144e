package io.chancery.language.compile;

/** A pattern by itself, without variables: literal text up to the first wildcard, and the rest. */
final class TextPattern {

    private final String written;
    private final String head;

    TextPattern(String written) {
        this.written = written;
        this.head = written.substring(0, Wildcards.headLength(written));
    }

    /** Whether the whole text matches. */
    boolean matches(String text) {
        return text.startsWith(head) && Wildcards.match(written, head.length(), written.length(), text, head.length());
    }
}
