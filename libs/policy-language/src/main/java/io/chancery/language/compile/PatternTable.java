package io.chancery.language.compile;

import java.util.Arrays;
import java.util.List;

/**
 * The patterns of a policy's resources, laid out so that a decision reads few lines of memory: words, in which most
 * patterns are passed over, and one text, which is touched when a pattern is about to match.
 *
 * <p>A base class, not a part: what a decision reads should lie in few places.
 */
class PatternTable {

    /*
     * A pattern is a word, and behind it as many as that says. In the first, from its lowest bit: the print of the pattern's
     * head, where the head's text begins, how many words follow, and the kind.
     */
    private static final int HEAD_AT = TextPrint.BITS;

    private static final int MORE_AT = HEAD_AT + Short.SIZE;
    private static final int MOST_MORE = 15;

    /** Text with stars in it. A word follows for each piece that a star is before. */
    private static final long PIECES = 0;
    /** Text. */
    private static final long EXACT = 1L << 62;
    /** Text and a star. */
    private static final long PREFIX = 2L << 62;
    /** Whatever else; a word follows that says where its text begins and ends. */
    private static final long OTHER = 3L << 62;

    private static final long KIND = 3L << 62;

    /*
     * A piece, from its lowest bit: its last four characters, its length, where its text begins. A piece has only characters
     * of one byte.
     */
    private static final int LENGTH_AT = Integer.SIZE;
    private static final int BEGIN_AT = LENGTH_AT + Short.SIZE;
    private static final int IN_WORD = 4;

    private static final int UNSIGNED_SHORT = 0xFFFF;
    private static final int UNSIGNED_BYTE = 0xFF;

    /** Collects the patterns. */
    static final class Builder {
        private static final int ROOM_FOR_MORE = 8;
        /** Looking through all the text for every piece would take a large policy long. */
        private static final int LONGEST_SEARCHED = 2_048;

        private long[] words;
        private int size;
        private final StringBuilder text = new StringBuilder();

        /** @param room words that lie before the patterns, for what is asked before them */
        Builder(int room) {
            this.words = new long[room + ROOM_FOR_MORE];
            this.size = room;
        }

        /** Where the next word will be. */
        int size() {
            return size;
        }

        void addWord(long word) {
            if (size == words.length) {
                words = Arrays.copyOf(words, 2 * size);
            }
            words[size++] = word;
        }

        /** Fills in one of those that there is room for. */
        void set(int place, long word) {
            words[place] = word;
        }

        /** The range that these patterns have in the table. */
        long add(List<String> patterns) {
            int from = size;
            patterns.forEach(this::add);
            return range(from, size);
        }

        private void add(String pattern) {
            int head = Wildcards.headLength(pattern);
            long kind = kind(pattern, head);
            if (kind == OTHER) {
                int begin = place(pattern);
                addWord(OTHER | 1L << MORE_AT | TextPrint.of(pattern, head));
                addWord(range(begin, begin + pattern.length()));
                return;
            }
            List<String> pieces = kind == PIECES ? pieces(pattern.substring(head + 1)) : List.of();
            long begin = place(pattern.substring(0, head));
            addWord(kind | (long) pieces.size() << MORE_AT | begin << HEAD_AT | TextPrint.of(pattern, head));
            pieces.forEach(this::addPiece);
        }

        private long kind(String pattern, int head) {
            int length = pattern.length();
            boolean isPrinted = head == 0 || (head >= TextPrint.SHORTEST && head <= TextPrint.LONGEST);
            if (!isPrinted || text.length() + length > UNSIGNED_SHORT) {
                return OTHER;
            }
            if (head == length) {
                return EXACT;
            }
            if (head == length - 1 && pattern.endsWith("*")) {
                return PREFIX;
            }
            return isInPieces(pattern) && pieces(pattern).size() - 1 <= MOST_MORE ? PIECES : OTHER;
        }

        private static boolean isInPieces(String pattern) {
            return Wildcards.isOnlyStars(pattern) && pattern.chars().allMatch(c -> c <= UNSIGNED_BYTE);
        }

        /** What stars are between, the empty text before or behind them included. */
        private static List<String> pieces(String pattern) {
            return List.of(pattern.split("\\*", -1));
        }

        private void addPiece(String piece) {
            long word = (long) place(piece) << BEGIN_AT | (long) piece.length() << LENGTH_AT;
            for (int i = 1; i <= Math.min(IN_WORD, piece.length()); i++) {
                word |= (long) piece.charAt(piece.length() - i) << Byte.SIZE * (i - 1);
            }
            addWord(word);
        }

        /** Where the text is, or from now on is: patterns of one policy have much in common. */
        private int place(String piece) {
            int there = text.length() <= LONGEST_SEARCHED ? text.indexOf(piece) : -1;
            if (there >= 0) {
                return there;
            }
            text.append(piece);
            return text.length() - piece.length();
        }
    }

    /** Those that the builder left room for, then what was added. */
    final long[] words;

    private final String text;

    PatternTable(Builder builder) {
        this.words = Arrays.copyOf(builder.words, builder.size);
        this.text = builder.text.toString();
    }

    /** With the same patterns. */
    PatternTable(PatternTable other) {
        this.words = other.words;
        this.text = other.text;
    }

    static long range(int from, int to) {
        return (long) from << Integer.SIZE | to;
    }

    static int from(long range) {
        return (int) (range >>> Integer.SIZE);
    }

    static int to(long range) {
        return (int) range;
    }

    /** Whether a pattern between the two places matches. */
    final boolean matchesAny(int from, int to, String candidate) {
        for (int at = from; at < to; at += 1 + more(words[at])) {
            long pattern = words[at];
            if (TextPrint.mayBegin(candidate, pattern) && matches(at, pattern, candidate)) {
                return true;
            }
        }
        return false;
    }

    private static int more(long pattern) {
        return (int) (pattern >>> MORE_AT) & MOST_MORE;
    }

    private boolean matches(int at, long pattern, String candidate) {
        long kind = pattern & KIND;
        if (kind == OTHER) {
            long range = words[at + 1];
            return Wildcards.match(text, from(range), to(range), candidate, 0);
        }
        int head = TextPrint.length(pattern);
        return (kind != EXACT || candidate.length() == head)
                && (kind != PIECES || matchesPieces(at + 1, at + more(pattern), head, candidate))
                && candidate.regionMatches(0, text, (int) (pattern >>> HEAD_AT) & UNSIGNED_SHORT, head);
    }

    /** Whether, behind so many characters, it has the pieces in their order, and ends with the last. */
    private boolean matchesPieces(int first, int last, int head, String candidate) {
        long tail = words[last];
        int at = head;
        int end = candidate.length() - length(tail);
        if (at > end || !isBefore(candidate.length(), candidate, tail)) {
            return false;
        }
        for (int piece = first; piece < last; piece++) {
            at = behind(words[piece], candidate, at, end);
            if (at < 0) {
                return false;
            }
        }
        return true;
    }

    private static int length(long piece) {
        return (int) (piece >>> LENGTH_AT) & UNSIGNED_SHORT;
    }

    /**
     * The end of the first place between the two that has this piece; negative if none has. Names that belong together begin
     * alike and differ in how they end, so it is the piece's end that is looked for.
     */
    private int behind(long piece, String candidate, int at, int end) {
        int length = length(piece);
        if (length == 0) {
            return at;
        }
        if (length > end - at) {
            return -1;
        }
        int last = (int) piece & UNSIGNED_BYTE;
        int found = candidate.indexOf(last, at + length - 1, end);
        while (found >= 0 && !isBefore(found + 1, candidate, piece)) {
            found = candidate.indexOf(last, found + 1, end);
        }
        return found < 0 ? -1 : found + 1;
    }

    /** Whether this piece is before that place in the candidate, which has at least as many characters there. */
    private boolean isBefore(int place, String candidate, long piece) {
        int length = length(piece);
        for (int i = 1; i <= Math.min(IN_WORD, length); i++) {
            if (candidate.charAt(place - i) != ((piece >>> Byte.SIZE * (i - 1)) & UNSIGNED_BYTE)) {
                return false;
            }
        }
        return length <= IN_WORD
                || candidate.regionMatches(place - length, text, (int) (piece >>> BEGIN_AT), length - IN_WORD);
    }
}
