package io.chancery.language.compile;

/**
 * Text that something begins with, as its length and its last four characters in 42 bits: enough to pass over nearly all
 * that does not, without touching the text itself. The other 22 bits, the highest, are the caller's.
 */
final class TextPrint {

    /** Of no text, and of one shorter than four characters: anything may begin with it. */
    static final long NONE = 0;

    /** How many of the lower bits it takes. */
    static final int BITS = 42;

    /** Of a longer text it is the print of what that begins with. */
    static final int LONGEST = (1 << (BITS - Integer.SIZE)) - 1;

    /** Of a shorter text there is none. */
    static final int SHORTEST = 4;

    private TextPrint() {}

    /** Of the first so many characters. */
    static long of(String text, int length) {
        if (length < SHORTEST) {
            return NONE;
        }
        int printed = Math.min(length, LONGEST);
        return (long) printed << Integer.SIZE | Integer.toUnsignedLong(last(text, printed));
    }

    /** How many characters it is of; 0 if it is none. */
    static int length(long print) {
        return (int) (print >>> Integer.SIZE) & LONGEST;
    }

    /** Whether the text may begin with what has this print. */
    static boolean mayBegin(String text, long print) {
        int length = length(print);
        return length == 0 || (length <= text.length() && last(text, length) == (int) print);
    }

    private static int last(String text, int length) {
        return text.charAt(length - 1)
                ^ text.charAt(length - 2) << 8
                ^ text.charAt(length - 3) << 16
                ^ text.charAt(length - 4) << 24;
    }
}
