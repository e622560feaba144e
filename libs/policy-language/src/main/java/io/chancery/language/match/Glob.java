package io.chancery.language.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A pattern of literal characters, {@code *} (any characters, none included) and {@code ?} (exactly one character).
 *
 * <p>A character is a Unicode code point. A literal may be any character, {@code *} too: which is why text put in for
 * a policy variable can never act as a wildcard.
 *
 * <p>Matching is iterative and remembers only the last {@code *}: an earlier one never has to be tried again,
 * because whatever it would take more, the later one can take as well. It takes no more steps than the product of
 * the two lengths.
 */
public final class Glob {

    private static final int ANY_RUN = -1;
    private static final int ANY_ONE = -2;

    private final int[] symbols;

    private Glob(int[] symbols) {
        this.symbols = symbols;
    }

    /** The pattern that the text is, every {@code *} and {@code ?} in it a wildcard. */
    public static Glob of(String pattern) {
        return new Builder().pattern(pattern).build();
    }

    /** Whether the whole text matches. */
    public boolean matches(String text) {
        return run(text.codePoints().toArray()).matched();
    }

    /** Splits the pattern at its literal occurrences of the character, into at most {@code limit} patterns. */
    public List<Glob> split(char separator, int limit) {
        List<Glob> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < symbols.length && parts.size() < limit - 1; i++) {
            if (symbols[i] == separator) {
                parts.add(new Glob(Arrays.copyOfRange(symbols, from, i)));
                from = i + 1;
            }
        }
        parts.add(new Glob(Arrays.copyOfRange(symbols, from, symbols.length)));
        return parts;
    }

    /** Whether the pattern is a single {@code *}. */
    public boolean matchesEverything() {
        return symbols.length == 1 && symbols[0] == ANY_RUN;
    }

    /** The outcome of matching, with how many symbols were compared. */
    record Run(boolean matched, long steps) {}

    Run run(int[] text) {
        int at = 0;
        int symbol = 0;
        int lastStar = -1;
        int takenByStar = 0;
        long steps = 0;
        while (at < text.length) {
            steps++;
            if (symbol < symbols.length && symbols[symbol] == ANY_RUN) {
                lastStar = symbol++;
                takenByStar = at;
            } else if (symbol < symbols.length && (symbols[symbol] == ANY_ONE || symbols[symbol] == text[at])) {
                symbol++;
                at++;
            } else if (lastStar >= 0) {
                symbol = lastStar + 1;
                at = ++takenByStar;
            } else {
                return new Run(false, steps);
            }
        }
        while (symbol < symbols.length && symbols[symbol] == ANY_RUN) {
            symbol++;
            steps++;
        }
        return new Run(symbol == symbols.length, steps);
    }

    /** Puts a pattern together from pieces. */
    static final class Builder {
        private final List<Integer> symbols = new ArrayList<>();

        Builder literal(String text) {
            text.codePoints().forEach(symbols::add);
            return this;
        }

        Builder pattern(String text) {
            text.codePoints().forEach(c -> symbols.add(c == '*' ? ANY_RUN : c == '?' ? ANY_ONE : c));
            return this;
        }

        Glob build() {
            return new Glob(symbols.stream().mapToInt(Integer::intValue).toArray());
        }
    }
}
