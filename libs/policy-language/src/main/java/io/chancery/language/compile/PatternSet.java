package io.chancery.language.compile;

import java.util.List;

/**
 * Patterns any of which may match. Beside each lies a print of its literal text, the length and the last characters, so
 * that most are passed over without being touched.
 *
 * <p>A base class, not a part: what a decision reads should lie in few places.
 */
class PatternSet {

    /** How many characters a print has: what fits 32 bits. */
    private static final int PRINTED = 4;

    /** The kinds of patterns, above the length in a print: text, text and a star, whatever else. */
    private static final long EXACT = 1L << 62;

    private static final long PREFIX = 2L << 62;
    private static final long OTHER = 3L << 62;
    private static final long KIND = 3L << 62;
    private static final int LENGTH = 0x3FFF_FFFF;

    private static final String[] NO_HEADS = {};
    private static final long[] NO_PRINTS = {};
    private static final int[][] NO_RESTS = {};

    /** By pattern: the text up to its first wildcard. */
    private final String[] heads;
    /** By pattern: its kind, the head's length and its last characters; without these two if it is shorter than they are. */
    private final long[] prints;
    /** By pattern: what comes after the head. */
    private final int[][] rests;

    private final boolean everything;

    PatternSet(List<String> patterns) {
        int count = patterns.size();
        // Shared where there is nothing in them, so that seeing it costs no access to memory.
        this.heads = count == 0 ? NO_HEADS : new String[count];
        this.prints = count == 0 ? NO_PRINTS : new long[count];
        this.rests = count == 0 ? NO_RESTS : new int[count][];
        for (int i = 0; i < count; i++) {
            TextPattern pattern = TextPattern.of(patterns.get(i));
            heads[i] = pattern.head();
            rests[i] = pattern.rest();
            prints[i] = kind(pattern) | (heads[i].length() < PRINTED ? 0 : print(heads[i], heads[i].length()));
        }
        this.everything = patterns.contains("*");
    }

    private static long kind(TextPattern pattern) {
        return pattern.isExact() ? EXACT : pattern.isPrefix() ? PREFIX : OTHER;
    }

    final boolean matchesAny(String text) {
        if (everything) {
            return true;
        }
        for (int i = 0; i < prints.length; i++) {
            long print = prints[i];
            int length = (int) (print >>> Integer.SIZE) & LENGTH;
            if (length <= text.length()
                    && (length == 0 || print(text, length) == (print & ~KIND))
                    && matches(i, print & KIND, text)) {
                return true;
            }
        }
        return false;
    }

    private boolean matches(int index, long kind, String text) {
        if (kind == EXACT) {
            return heads[index].equals(text);
        }
        return kind == PREFIX ? text.startsWith(heads[index]) : TextPattern.matches(heads[index], rests[index], text);
    }

    /** The length, and the last characters of the text up to there. */
    private static long print(String text, int length) {
        int last = text.charAt(length - 1)
                ^ text.charAt(length - 2) << 8
                ^ text.charAt(length - 3) << 16
                ^ text.charAt(length - 4) << 24;
        return (long) length << Integer.SIZE | Integer.toUnsignedLong(last);
    }
}
