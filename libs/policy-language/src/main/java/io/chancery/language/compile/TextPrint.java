package io.chancery.language.compile;

/**
 * Text that something begins with, as its length and its last four characters in 60 bits: enough to pass over nearly all
 * that does not, without touching the text itself. The four highest bits are the caller's.
 */
final class TextPrint {

    /** Of no text, and of one shorter than four characters: anything may begin with it. */
    static final long NONE = 0;

    private static final int PRINTED = 4;
    private static final int LENGTH = 0x0FFF_FFFF;

    private TextPrint() {}

    /** Of the first so many characters. */
    static long of(String text, int length) {
        return length < PRINTED ? NONE : (long) length << Integer.SIZE | Integer.toUnsignedLong(last(text, length));
    }

    /** How many characters it is of; 0 if it is none. */
    static int length(long print) {
        return (int) (print >>> Integer.SIZE) & LENGTH;
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
