package io.chancery.language.compile;

import io.chancery.language.Statement.Patterns;
import io.chancery.language.match.Ascii;
import java.util.Arrays;
import java.util.List;

/** An Action or NotAction element: names as a sorted table of hashes, and the patterns among them. */
final class ActionPatterns {

    /** Up to here looking at one after the other beats searching. */
    private static final int FEW = 8;

    private final boolean negated;
    private final int[] hashes;
    private final String[] names;
    private final TextPattern[] patterns;
    private final long mask;

    private ActionPatterns(boolean negated, String[] names, TextPattern[] patterns, long mask) {
        this.negated = negated;
        this.names = names;
        this.hashes = Arrays.stream(names).mapToInt(String::hashCode).toArray();
        this.patterns = patterns;
        this.mask = negated ? ActionMask.ALL : mask;
    }

    static ActionPatterns of(Patterns element) {
        List<String> lower =
                element.patterns().stream().map(Ascii::lowerCase).distinct().toList();
        return new ActionPatterns(
                element.negated(),
                lower.stream()
                        .filter(pattern -> TextPattern.firstWildcard(pattern) < 0)
                        .sorted((a, b) -> Integer.compare(a.hashCode(), b.hashCode()))
                        .toArray(String[]::new),
                lower.stream()
                        .filter(pattern -> TextPattern.firstWildcard(pattern) >= 0)
                        .map(TextPattern::of)
                        .toArray(TextPattern[]::new),
                lower.stream().mapToLong(ActionMask::ofPattern).reduce(ActionMask.NONE, (a, b) -> a | b));
    }

    /** As in {@link ActionMask}. */
    long mask() {
        return mask;
    }

    boolean match(RequestAction action) {
        return names(action) != negated;
    }

    private boolean names(RequestAction action) {
        int hash = action.hash;
        int at = hashes.length > FEW ? firstOf(hash) : 0;
        for (; at < hashes.length && (hashes.length <= FEW || hashes[at] == hash); at++) {
            if (hashes[at] == hash && names[at].equals(action.name)) {
                return true;
            }
        }
        for (TextPattern pattern : patterns) {
            if (pattern.matches(action.name)) {
                return true;
            }
        }
        return false;
    }

    /** Where the hash first is, if it is there. */
    private int firstOf(int hash) {
        int at = Arrays.binarySearch(hashes, hash);
        if (at < 0) {
            return hashes.length;
        }
        while (at > 0 && hashes[at - 1] == hash) {
            at--;
        }
        return at;
    }
}
