package io.chancery.language.compile;

/**
 * A pattern without variables: literal text up to the first wildcard, and the rest. Most patterns are all text, or text
 * and one star at the end, and need no more than comparing strings.
 */
final class TextPattern {

    private static final int[] NO_SYMBOLS = {};
    private static final int[] ONE_STAR = {Symbols.ANY_RUN};
    private static final TextPattern EVERYTHING = new TextPattern("", ONE_STAR);

    private final String head;
    /** From the first wildcard on; empty if the pattern has none. */
    private final int[] rest;

    private TextPattern(String head, int[] rest) {
        this.head = head;
        this.rest = rest;
    }

    static TextPattern of(String pattern) {
        int wildcard = firstWildcard(pattern);
        if (wildcard < 0) {
            return new TextPattern(pattern, NO_SYMBOLS);
        }
        int split = endOfHead(pattern, wildcard);
        int[] rest = Symbols.of(pattern.substring(split));
        if (rest.length == 1 && rest[0] == Symbols.ANY_RUN) {
            return split == 0 ? EVERYTHING : new TextPattern(pattern.substring(0, split), ONE_STAR);
        }
        return new TextPattern(pattern.substring(0, split), rest);
    }

    /** What every text that matches begins with. */
    String head() {
        return head;
    }

    boolean isExact() {
        return rest.length == 0;
    }

    /** Whether nothing but a star follows the head. */
    boolean isPrefix() {
        return rest == ONE_STAR;
    }

    /** What follows the head; to be read by {@link #matches(String, int[], String)} only. */
    int[] rest() {
        return rest;
    }

    /** Whether the whole text matches. */
    boolean matches(String text) {
        return matches(head, rest, text);
    }

    static boolean matches(String head, int[] rest, String text) {
        if (rest.length == 0) {
            return head.equals(text);
        }
        if (rest == ONE_STAR) {
            return text.startsWith(head);
        }
        return text.startsWith(head) && Symbols.match(rest, 0, rest.length, text, head.length(), text.length());
    }

    /** Where the first {@code *} or {@code ?} is; negative if there is none. */
    static int firstWildcard(String pattern) {
        int star = pattern.indexOf('*');
        int one = pattern.indexOf('?');
        return star < 0 ? one : one < 0 ? star : Math.min(star, one);
    }

    /** Text that ends in half a character must not be compared by itself: the other half may be in the text. */
    static int endOfHead(String pattern, int wildcard) {
        return wildcard > 0 && Character.isHighSurrogate(pattern.charAt(wildcard - 1)) ? 0 : wildcard;
    }
}
