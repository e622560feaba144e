package io.chancery.language.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All strings there are, told apart by which of some patterns match them: one class for each combination that some string
 * has. Found by walking the patterns' automata side by side, so no combination is missed and none is invented.
 */
final class StringClasses {

    /** Of a set of places, in words. */
    private static final int OVERHEAD = 6;

    private static final String ORDINARY = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    /**
     * One class.
     *
     * @param matched the indexes of the patterns that match all of its strings; no other matches any
     * @param example one of its shortest strings
     */
    record StringClass(BitSet matched, String example) {}

    /** Places, and whether a low surrogate would make one character of what was read last. */
    private record State(List<BitSet> places, boolean afterHalf) {}

    private record Walk(List<BitSet> places, @Nullable Walk before, int character) {

        State state() {
            return new State(places, isHigh(character));
        }

        String text() {
            StringBuilder reversed = new StringBuilder();
            for (Walk at = this; at.before != null; at = at.before) {
                // Reversing the builder puts a pair of surrogates right again.
                reversed.appendCodePoint(at.character);
            }
            return reversed.reverse().toString();
        }
    }

    private StringClasses() {}

    /** The classes; shortest examples first. */
    static List<StringClass> of(List<PatternAutomaton> patterns, Budget budget) {
        List<StringClass> classes = new ArrayList<>();
        Set<BitSet> combinations = new HashSet<>();
        Set<State> reached = new HashSet<>();
        Deque<Walk> next = new ArrayDeque<>();
        Walk start = new Walk(patterns.stream().map(PatternAutomaton::start).toList(), null, 0);
        reached.add(start.state());
        next.add(start);
        while (!next.isEmpty()) {
            Walk walk = next.remove();
            BitSet matched = matched(patterns, walk.places);
            if (combinations.add(matched)) {
                classes.add(new StringClass(matched, walk.text()));
            }
            for (int c : characters(patterns, walk.places)) {
                if (isHigh(walk.character) && isLow(c)) {
                    // No text has these two as two characters.
                    continue;
                }
                budget.spend(patterns.size());
                Walk further = new Walk(step(patterns, walk.places, c), walk, c);
                if (reached.add(further.state())) {
                    budget.spend(room(further.places));
                    next.add(further);
                }
            }
        }
        return classes;
    }

    private static boolean isHigh(int character) {
        return character >= Character.MIN_HIGH_SURROGATE && character <= Character.MAX_HIGH_SURROGATE;
    }

    private static boolean isLow(int character) {
        return character >= Character.MIN_LOW_SURROGATE && character <= Character.MAX_LOW_SURROGATE;
    }

    /** What is kept takes memory, by the length of the patterns: about a step for sixteen bytes. */
    private static long room(List<BitSet> places) {
        long words = 0;
        for (BitSet set : places) {
            words += OVERHEAD + set.size() / Long.SIZE;
        }
        return words / 2;
    }

    private static BitSet matched(List<PatternAutomaton> patterns, List<BitSet> places) {
        BitSet matched = new BitSet();
        for (int i = 0; i < patterns.size(); i++) {
            matched.set(i, patterns.get(i).accepts(places.get(i)));
        }
        return matched;
    }

    private static List<BitSet> step(List<PatternAutomaton> patterns, List<BitSet> places, int c) {
        List<BitSet> next = new ArrayList<>(patterns.size());
        for (int i = 0; i < patterns.size(); i++) {
            next.add(patterns.get(i).step(places.get(i), c));
        }
        return next;
    }

    /** Every character that is special in these places, and one that stands for all others. */
    private static Set<Integer> characters(List<PatternAutomaton> patterns, List<BitSet> places) {
        Set<Integer> special = new TreeSet<>();
        for (int i = 0; i < patterns.size(); i++) {
            patterns.get(i).addSpecial(places.get(i), special);
        }
        special.add(otherThan(special));
        return special;
    }

    private static int otherThan(Set<Integer> special) {
        return ORDINARY.codePoints()
                .filter(c -> !special.contains(c))
                .findFirst()
                .orElseGet(() -> {
                    int c = 0x4E00;
                    while (special.contains(c)) {
                        c++;
                    }
                    return c;
                });
    }
}
