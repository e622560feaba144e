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

    /**
     * Words by pattern: a print of its head with its kind above it; where its text begins and ends, or of one in pieces which
     * words tell that of each piece.
     */
    private static final int WORDS = 2;

    /** The kinds of patterns: text with stars in it, text, text and a star, whatever else. */
    private static final long PIECES = 0;

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

    /** Those that the builder left room for, then the patterns, then the pieces of those that are in pieces. */
    final long[] words;

    private final String text;

    PatternTable(Builder builder) {
        List<String> patterns = builder.patterns;
        int piece = builder.room + WORDS * patterns.size();
        this.words = new long
                [piece + patterns.stream().mapToInt(PatternTable::pieces).sum()];
        int start = 0;
        for (int i = 0; i < patterns.size(); i++) {
            String pattern = patterns.get(i);
            int head = Wildcards.headLength(pattern);
            long kind = kind(pattern, head);
            int at = builder.room + WORDS * i;
            words[at] = kind | TextPrint.of(pattern, head);
            if (kind == PIECES) {
                int end = piece + pieces(pattern);
                words[at + 1] = range(piece, end);
                putPieces(pattern, start, piece, end);
                piece = end;
            } else {
                words[at + 1] = range(start, start + pattern.length());
            }
            start += pattern.length();
        }
        this.text = String.join("", patterns);
    }

    /** How many, if the pattern is in pieces: what its stars are between, including the empty text before or behind them. */
    private static int pieces(String pattern) {
        return kind(pattern, Wildcards.headLength(pattern)) == PIECES
                ? 1 + (int) pattern.chars().filter(c -> c == '*').count()
                : 0;
    }

    private void putPieces(String pattern, int textBegin, int first, int end) {
        int begin = 0;
        for (int piece = first; piece < end; piece++) {
            int star = pattern.indexOf('*', begin);
            int stop = star < 0 ? pattern.length() : star;
            words[piece] = range(textBegin + begin, textBegin + stop);
            begin = stop + 1;
        }
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
        if (head == pattern.length() - 1 && pattern.endsWith("*")) {
            return PREFIX;
        }
        return Wildcards.isOnlyStars(pattern) ? PIECES : OTHER;
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
        if (kind == PIECES) {
            return matchesPieces(from(place), to(place) - 1, candidate);
        }
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

    /** Whether it begins with the first piece, ends with the last, and has the others between them in their order. */
    private boolean matchesPieces(int first, int last, String candidate) {
        long head = words[first];
        long tail = words[last];
        int at = to(head) - from(head);
        int end = candidate.length() - (to(tail) - from(tail));
        if (at > end || !isAt(end, candidate, tail)) {
            return false;
        }
        for (int piece = first + 1; piece < last; piece++) {
            at = behind(words[piece], candidate, at, end);
            if (at < 0) {
                return false;
            }
        }
        return isAt(0, candidate, head);
    }

    private boolean isAt(int place, String candidate, long piece) {
        return candidate.regionMatches(place, text, from(piece), to(piece) - from(piece));
    }

    /**
     * The end of the first place between the two that has this piece; negative if none has. Names that belong together begin
     * alike and differ in how they end, so it is the piece's end that is looked for.
     */
    private int behind(long piece, String candidate, int at, int end) {
        int from = from(piece);
        int length = to(piece) - from;
        if (length == 0) {
            return at;
        }
        if (length > end - at) {
            return -1;
        }
        char last = text.charAt(from + length - 1);
        int found = candidate.indexOf(last, at + length - 1, end);
        while (found >= 0 && !endsWith(candidate, found, from, length - 1)) {
            found = candidate.indexOf(last, found + 1, end);
        }
        return found < 0 ? -1 : found + 1;
    }

    /** Whether what is before the place in the candidate is this text, looked at from its end. */
    private boolean endsWith(String candidate, int place, int from, int length) {
        for (int i = 1; i <= length; i++) {
            if (candidate.charAt(place - i) != text.charAt(from + length - i)) {
                return false;
            }
        }
        return true;
    }
}
