package io.chancery.language.analysis;

import io.chancery.language.Arn;
import io.chancery.language.match.Template;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * A pattern as a nondeterministic automaton over code points: its states are the places in the pattern, and a set of places
 * is where a text that was read so far may be.
 */
final class PatternAutomaton {

    private static final int ANY_RUN = -1;
    private static final int ANY_ONE = -2;
    /** Wildcards that stay within one part of an ARN. */
    private static final int RUN_IN_PART = -3;

    private static final int ONE_IN_PART = -4;

    private final int[] symbols;
    private final boolean ignoreCase;

    private PatternAutomaton(int[] symbols, boolean ignoreCase) {
        this.symbols = symbols;
        this.ignoreCase = ignoreCase;
    }

    /** Text with {@code *} and {@code ?} as wildcards. */
    static PatternAutomaton glob(String pattern) {
        return new PatternAutomaton(symbols(Template.withoutVariables(pattern)), false);
    }

    /** Text of a policy in which escapes are literal; a variable stands for any text. */
    static PatternAutomaton glob(Template template) {
        return new PatternAutomaton(symbols(template), false);
    }

    static PatternAutomaton literal(String text) {
        return new PatternAutomaton(text.codePoints().toArray(), false);
    }

    static PatternAutomaton ignoringCase(String text) {
        return new PatternAutomaton(text.codePoints().toArray(), true);
    }

    /** As the Arn operators compare: wildcards of the first five parts do not match a colon. */
    static PatternAutomaton arn(Template template) {
        int[] symbols = symbols(template);
        int colons = 0;
        for (int i = 0; i < symbols.length && colons < Arn.PARTS - 1; i++) {
            switch (symbols[i]) {
                case ':' -> colons++;
                case ANY_RUN -> symbols[i] = RUN_IN_PART;
                case ANY_ONE -> symbols[i] = ONE_IN_PART;
                default -> {}
            }
        }
        return new PatternAutomaton(symbols, false);
    }

    private static int[] symbols(Template template) {
        return template.parts().stream()
                .flatMapToInt(part -> switch (part) {
                    case Template.Text(String text) -> text.codePoints();
                    case Template.Pattern(String text) ->
                        text.codePoints().map(c -> c == '*' ? ANY_RUN : c == '?' ? ANY_ONE : c);
                    case Template.Variable variable -> java.util.stream.IntStream.of(ANY_RUN);
                })
                .toArray();
    }

    BitSet start() {
        BitSet places = new BitSet();
        enter(places, 0);
        return places;
    }

    boolean accepts(BitSet places) {
        return places.get(symbols.length);
    }

    /** Where the text may be after one more character. */
    BitSet step(BitSet places, int c) {
        BitSet next = new BitSet();
        for (int place = places.nextSetBit(0);
                place >= 0 && place < symbols.length;
                place = places.nextSetBit(place + 1)) {
            int symbol = symbols[place];
            if (symbol == ANY_RUN || (symbol == RUN_IN_PART && c != ':')) {
                enter(next, place);
            } else if (symbol == ANY_ONE || (symbol == ONE_IN_PART && c != ':') || isLiteral(symbol, c)) {
                enter(next, place + 1);
            }
        }
        forgetBeforeLastRun(next);
        return next;
    }

    private boolean isLiteral(int symbol, int c) {
        return symbol >= 0 && (ignoreCase ? CaseVariants.same(symbol, c) : symbol == c);
    }

    private void enter(BitSet places, int place) {
        int at = place;
        places.set(at);
        while (at < symbols.length && (symbols[at] == ANY_RUN || symbols[at] == RUN_IN_PART)) {
            places.set(++at);
        }
    }

    /** Whatever an earlier place leads to, the last star that was reached leads to as well: so fewer sets differ. */
    private void forgetBeforeLastRun(BitSet places) {
        for (int place = places.length() - 1; place > 0; place--) {
            if (places.get(place) && place < symbols.length && symbols[place] == ANY_RUN) {
                places.clear(0, place);
                return;
            }
        }
    }

    /** Adds the characters that are not like any other here; all that are not added lead to the same places. */
    void addSpecial(BitSet places, Set<Integer> characters) {
        for (int place = places.nextSetBit(0);
                place >= 0 && place < symbols.length;
                place = places.nextSetBit(place + 1)) {
            int symbol = symbols[place];
            if (symbol >= 0) {
                characters.addAll(ignoreCase ? CaseVariants.of(symbol) : List.of(symbol));
            } else if (symbol == RUN_IN_PART || symbol == ONE_IN_PART) {
                characters.add((int) ':');
            }
        }
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof PatternAutomaton that
                && ignoreCase == that.ignoreCase
                && Arrays.equals(symbols, that.symbols);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(symbols);
    }
}
