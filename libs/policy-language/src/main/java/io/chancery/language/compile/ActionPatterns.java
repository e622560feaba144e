package io.chancery.language.compile;

import io.chancery.language.Statement.Patterns;
import io.chancery.language.match.Ascii;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An Action or NotAction element: names, and the patterns among them. */
final class ActionPatterns extends PatternSet {

    private static final String[] NO_NAMES = {};

    private final boolean negated;
    /** Interned. */
    private final String[] names;

    private final long mask;

    private ActionPatterns(boolean negated, List<String> names, List<String> patterns) {
        super(patterns);
        this.negated = negated;
        this.names =
                names.isEmpty() ? NO_NAMES : names.stream().map(String::intern).toArray(String[]::new);
        this.mask = negated ? ActionMask.ALL : mask(names) | mask(patterns);
    }

    static ActionPatterns of(Patterns element) {
        Map<Boolean, List<String>> byWildcard = element.patterns().stream()
                .map(Ascii::lowerCase)
                .distinct()
                .collect(Collectors.partitioningBy(pattern -> Wildcards.first(pattern) >= 0));
        return new ActionPatterns(
                element.negated(), byWildcard.getOrDefault(false, List.of()), byWildcard.getOrDefault(true, List.of()));
    }

    private static long mask(List<String> patterns) {
        return patterns.stream().mapToLong(ActionMask::ofPattern).reduce(ActionMask.NONE, (a, b) -> a | b);
    }

    /** As in {@link ActionMask}. */
    long mask() {
        return mask;
    }

    boolean match(RequestAction action) {
        return (isNamed(action.name) || matchesAny(action.name)) != negated;
    }

    @SuppressWarnings({"ReferenceEquality", "StringEquality"}) // both are interned
    private boolean isNamed(String action) {
        for (String name : names) {
            if (name == action) {
                return true;
            }
        }
        return false;
    }
}
