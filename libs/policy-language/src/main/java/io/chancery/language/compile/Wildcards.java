package io.chancery.language.compile;

/**
 * Patterns as they are written: {@code *} is any run of characters, {@code ?} any one. Works on parts of strings, so that
 * patterns can lie one after the other in one. Where text from elsewhere is to be put into a pattern, {@link Symbols}.
 */
final class Wildcards {

    private static final char ANY_RUN = '*';
    private static final char ANY_ONE = '?';

    private Wildcards() {}

    /** Where the first wildcard is; negative if there is none. */
    static int first(String pattern) {
        int run = pattern.indexOf(ANY_RUN);
        int one = pattern.indexOf(ANY_ONE);
        return run < 0 ? one : one < 0 ? run : Math.min(run, one);
    }

    /**
     * How many characters there are before the first wildcard, all of them if there is none. Text that ends in half a
     * character must not be compared by itself: the other half may be in the text that is compared with.
     */
    static int headLength(String pattern) {
        int wildcard = first(pattern);
        if (wildcard < 0) {
            return pattern.length();
        }
        return wildcard > 0 && Character.isHighSurrogate(pattern.charAt(wildcard - 1)) ? 0 : wildcard;
    }

    /** Whether it is text that can be compared character by character, and stars. */
    static boolean isOnlyStars(String pattern) {
        return pattern.chars().allMatch(c -> c == ANY_RUN || isLiteral((char) c));
    }

    /**
     * Whether the pattern from {@code from} to {@code to} matches the text from {@code start} to its end, whole.
     *
     * <p>What follows the last star is compared with the text's end first. Only the last star is ever tried again:
     * whatever an earlier one would take more, the later one can take as well.
     */
    static boolean match(String pattern, int from, int to, String text, int start) {
        int last = to;
        int end = text.length();
        while (last > from && isLiteral(pattern.charAt(last - 1))) {
            if (end <= start || text.charAt(end - 1) != pattern.charAt(last - 1)) {
                return false;
            }
            last--;
            end--;
        }
        return forward(pattern, from, last, text, start, end);
    }

    private static boolean forward(String pattern, int from, int to, String text, int start, int end) {
        int at = start;
        int next = from;
        int afterStar = -1;
        int taken = start;
        while (at < end) {
            if (next < to && pattern.charAt(next) == ANY_RUN) {
                afterStar = ++next;
                if (next == to) {
                    return true;
                }
                taken = seek(pattern.charAt(next), text, at);
                at = taken;
            } else {
                int width = next < to ? matchOne(pattern, next, to, text, at, end) : 0;
                if (width > 0) {
                    next += pattern.charAt(next) == ANY_ONE ? 1 : width;
                    at += width;
                    continue;
                }
                if (afterStar < 0) {
                    return false;
                }
                taken = seek(pattern.charAt(afterStar), text, taken + width(text, taken, end));
                at = taken;
                next = afterStar;
            }
            if (taken < 0) {
                return false;
            }
        }
        while (next < to && pattern.charAt(next) == ANY_RUN) {
            next++;
        }
        return at == end && next == to;
    }

    /** The first place, of those from {@code at} on, where what begins with this can match; negative if there is none. */
    private static int seek(char first, String text, int at) {
        return isLiteral(first) ? text.indexOf(first, at) : at;
    }

    /** How many characters of the text the pattern's next takes; 0 if it does not match. */
    private static int matchOne(String pattern, int next, int to, String text, int at, int end) {
        char own = pattern.charAt(next);
        if (own == ANY_ONE) {
            return width(text, at, end);
        }
        if (own != text.charAt(at)) {
            return 0;
        }
        // Half a character is not the same as the half of another.
        int width = width(text, at, end);
        return width == 1 && !Character.isSurrogate(own) ? 1 : matchPair(pattern, next, to, text, at, width);
    }

    private static int matchPair(String pattern, int next, int to, String text, int at, int width) {
        boolean same =
                width(pattern, next, to) == width && (width == 1 || pattern.charAt(next + 1) == text.charAt(at + 1));
        return same ? width : 0;
    }

    /** Of the character that begins there: 2 if it is a pair of surrogates. */
    private static int width(String text, int at, int end) {
        return at + 1 < end
                        && Character.isHighSurrogate(text.charAt(at))
                        && Character.isLowSurrogate(text.charAt(at + 1))
                ? 2
                : 1;
    }

    private static boolean isLiteral(char c) {
        return c != ANY_RUN && c != ANY_ONE && !Character.isSurrogate(c);
    }
}
