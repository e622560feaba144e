package io.chancery.language.compile;

import java.util.List;

/**
 * Patterns any of which may match. They lie one after the other in one text, and beside it what is asked of each first,
 * so that most are passed over without being touched.
 *
 * <p>A base class, not a part: what a decision reads should lie in few places.
 */
class PatternSet {

    /** Words of the table by pattern: a print of its head with its kind above it; where its text is. */
    private static final int WORDS = 2;

    /** The kinds of patterns: text, text and a star, whatever else. */
    private static final long EXACT = 1L << 62;

    private static final long PREFIX = 2L << 62;
    private static final long OTHER = 3L << 62;
    private static final long KIND = 3L << 62;

    private static final long[] NO_PATTERNS = {};

    private final long[] table;
    private final String text;
    private final boolean everything;

    PatternSet(List<String> patterns) {
        // Shared where there is nothing in it, so that seeing it costs no access to memory.
        this.table = patterns.isEmpty() ? NO_PATTERNS : new long[WORDS * patterns.size()];
        int start = 0;
        for (int i = 0; i < patterns.size(); i++) {
            String pattern = patterns.get(i);
            int head = Wildcards.headLength(pattern);
            table[WORDS * i] = kind(pattern, head) | TextPrint.of(pattern, head);
            table[WORDS * i + 1] = (long) start << Integer.SIZE | start + pattern.length();
            start += pattern.length();
        }
        this.text = String.join("", patterns);
        this.everything = patterns.contains("*");
    }

    private static long kind(String pattern, int head) {
        if (head == pattern.length()) {
            return EXACT;
        }
        return head == pattern.length() - 1 && pattern.endsWith("*") ? PREFIX : OTHER;
    }

    final boolean matchesAny(String candidate) {
        if (everything) {
            return true;
        }
        for (int i = 0; i < table.length; i += WORDS) {
            if (TextPrint.mayBegin(candidate, table[i]) && matches(table[i], table[i + 1], candidate)) {
                return true;
            }
        }
        return false;
    }

    private boolean matches(long print, long place, String candidate) {
        long kind = print & KIND;
        int start = (int) (place >>> Integer.SIZE);
        int end = (int) place;
        if (kind == EXACT) {
            return candidate.length() == end - start && candidate.regionMatches(0, text, start, end - start);
        }
        if (kind == PREFIX) {
            return candidate.regionMatches(0, text, start, end - 1 - start);
        }
        int head = TextPrint.length(print);
        return candidate.regionMatches(0, text, start, head)
                && Wildcards.match(text, start + head, end, candidate, head);
    }
}
