package io.chancery.language.compile;

/**
 * Patterns as symbols: code points, and two that no text has for the wildcards. Works on arrays and ranges, so that
 * matching a resource or a value allocates nothing.
 */
final class Symbols {

    static final int ANY_RUN = -1;
    static final int ANY_ONE = -2;

    private Symbols() {}

    /** The symbols of a pattern; stars that follow each other are one. */
    static int[] of(String pattern) {
        int[] symbols = new int[pattern.length()];
        int length = 0;
        for (int at = 0; at < pattern.length(); ) {
            int c = pattern.codePointAt(at);
            at += Character.charCount(c);
            int symbol = symbol(c);
            if (symbol != ANY_RUN || length == 0 || symbols[length - 1] != ANY_RUN) {
                symbols[length++] = symbol;
            }
        }
        return java.util.Arrays.copyOf(symbols, length);
    }

    static int symbol(int codePoint) {
        return codePoint == '*' ? ANY_RUN : codePoint == '?' ? ANY_ONE : codePoint;
    }

    /**
     * Whether the symbols from {@code from} to {@code to} match the text from {@code start} to {@code end}, whole.
     *
     * <p>Only the last star is ever tried again: whatever an earlier one would take more, the later one can take as
     * well. What follows the last star of all is compared with the text's end at once.
     */
    static boolean match(int[] symbols, int from, int to, String text, int start, int end) {
        int tail = to;
        while (tail > from && symbols[tail - 1] != ANY_RUN) {
            tail--;
        }
        if (tail == from) {
            return forward(symbols, from, to, text, start, end);
        }
        int stop = endBefore(symbols, tail, to, text, start, end);
        return stop >= 0 && forward(symbols, from, tail, text, start, stop);
    }

    /** Where the text that ends with the symbols, none of them a star, goes before them; negative if it does not. */
    private static int endBefore(int[] symbols, int from, int to, String text, int start, int end) {
        int stop = end;
        for (int symbol = to; symbol > from; ) {
            if (stop <= start) {
                return -1;
            }
            int c = text.codePointBefore(stop);
            // A pair that begins before the range is not one within it.
            if (Character.charCount(c) > stop - start) {
                c = text.charAt(stop - 1);
            }
            int wanted = symbols[--symbol];
            if (wanted != c && wanted != ANY_ONE) {
                return -1;
            }
            stop -= Character.charCount(c);
        }
        return stop;
    }

    private static boolean forward(int[] symbols, int from, int to, String text, int start, int end) {
        int at = start;
        int symbol = from;
        int star = -1;
        int taken = start;
        while (at < end) {
            if (symbol < to && symbols[symbol] == ANY_RUN) {
                star = symbol++;
                taken = at;
                if (symbol == to) {
                    return true;
                }
                continue;
            }
            int c = codePoint(text, at, end);
            if (symbol < to && (symbols[symbol] == c || symbols[symbol] == ANY_ONE)) {
                symbol++;
                at += Character.charCount(c);
            } else if (star >= 0) {
                symbol = star + 1;
                taken += Character.charCount(codePoint(text, taken, end));
                at = taken;
            } else {
                return false;
            }
        }
        while (symbol < to && symbols[symbol] == ANY_RUN) {
            symbol++;
        }
        return symbol == to;
    }

    private static int codePoint(String text, int at, int end) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c) && at + 1 < end) {
            char low = text.charAt(at + 1);
            if (Character.isLowSurrogate(low)) {
                return Character.toCodePoint(c, low);
            }
        }
        return c;
    }
}
