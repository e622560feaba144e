package io.chancery.language.compile;

import io.chancery.language.Statement.Patterns;
import io.chancery.language.match.Ascii;
import java.util.List;
import java.util.stream.Stream;

/** An Action or NotAction element. */
final class ActionPatterns {

    private final boolean negated;
    private final ActionPattern[] patterns;
    private final long mask;

    private ActionPatterns(boolean negated, ActionPattern[] patterns, long mask) {
        this.negated = negated;
        this.patterns = patterns;
        this.mask = mask;
    }

    static ActionPatterns of(Patterns element) {
        List<String> texts =
                element.patterns().stream().map(Ascii::lowerCase).distinct().toList();
        return new ActionPatterns(
                element.negated(),
                texts.stream().map(ActionPattern::of).toArray(ActionPattern[]::new),
                element.negated() ? ActionMask.ALL : ActionMask.of(texts));
    }

    /** Whether the patterns' numbers are all that there is to it. */
    boolean isPlain() {
        return !negated && Stream.of(patterns).allMatch(ActionPattern::hasNumber);
    }

    ActionPattern[] patterns() {
        return patterns;
    }

    /** As in {@link ActionMask}. */
    long mask() {
        return mask;
    }

    boolean match(RequestAction action) {
        for (ActionPattern pattern : patterns) {
            if (action.matches(pattern)) {
                return !negated;
            }
        }
        return negated;
    }
}
