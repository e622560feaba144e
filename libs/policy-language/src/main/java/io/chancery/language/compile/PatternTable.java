package io.chancery.language.compile;

import java.util.ArrayList;
import java.util.List;

/**
 * All patterns of a policy. They lie one after the other in one text, and beside it what is asked of each first, so that
 * most are passed over without being touched.
 *
 * <p>A base class, not a part: what a decision reads should lie in few places.
 */
class PatternTable {

    /** Words by pattern: a print of its head with its kind above it; where its text begins and ends. */
    private static final int WORDS = 2;

    /** The kinds of patterns: text, text and a star, whatever else. */
    private static final long EXACT = 1L << 62;

    private static final long PREFIX = 2L << 62;
    private static final long OTHER = 3L << 62;
    private static final long KIND = 3L << 62;

    /** Collects the patterns. */
    static final class Builder {
        private final int room;
        private final List<String> patterns = new ArrayList<>();

        /** @param room words that lie before the patterns, for what is asked before them */
        Builder(int room) {
            this.room = room;
        }

        /** The range that these patterns have in the table. */
        long add(List<String> more) {
            int from = patterns.size();
            patterns.addAll(more);
            return range(room + WORDS * from, room + WORDS * patterns.size());
        }
    }

    /** Those that the builder left room for, then the patterns. */
    final long[] words;

    private final String text;

    PatternTable(Builder builder) {
        List<String> patterns = builder.patterns;
        this.words = new long[builder.room + WORDS * patterns.size()];
        int start = 0;
        for (int i = 0; i < patterns.size(); i++) {
            String pattern = patterns.get(i);
            int head = Wildcards.headLength(pattern);
            int at = builder.room + WORDS * i;
            words[at] = kind(pattern, head) | TextPrint.of(pattern, head);
            words[at + 1] = range(start, start + pattern.length());
            start += pattern.length();
        }
        this.text = String.join("", patterns);
    }

    /** With the same patterns. */
    PatternTable(PatternTable other) {
        this.words = other.words;
        this.text = other.text;
    }

    private static long kind(String pattern, int head) {
        if (head == pattern.length()) {
            return EXACT;
        }
        return head == pattern.length() - 1 && pattern.endsWith("*") ? PREFIX : OTHER;
    }

    private static long range(int from, int to) {
        return (long) from << Integer.SIZE | to;
    }

    private static int from(long range) {
        return (int) (range >>> Integer.SIZE);
    }

    private static int to(long range) {
        return (int) range;
    }

    /** Whether a pattern in the range matches. */
    final boolean matchesAny(long range, String candidate) {
        for (int i = from(range); i < to(range); i += WORDS) {
            if (TextPrint.mayBegin(candidate, words[i]) && matches(words[i], words[i + 1], candidate)) {
                return true;
            }
        }
        return false;
    }

    private boolean matches(long print, long place, String candidate) {
        long kind = print & KIND;
        int start = from(place);
        int end = to(place);
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
