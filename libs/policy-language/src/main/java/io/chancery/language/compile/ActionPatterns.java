package io.chancery.language.compile;

import io.chancery.language.Statement.Patterns;
import io.chancery.language.match.Ascii;
import java.util.List;

/** An Action or NotAction element; its patterns lie in the policy's table. */
final class ActionPatterns {

    private final boolean negated;
    private final long range;
    private final long mask;

    private ActionPatterns(boolean negated, long range, long mask) {
        this.negated = negated;
        this.range = range;
        this.mask = mask;
    }

    static ActionPatterns of(Patterns element, PatternTable.Builder table) {
        List<String> patterns =
                element.patterns().stream().map(Ascii::lowerCase).distinct().toList();
        return new ActionPatterns(
                element.negated(), table.add(patterns), element.negated() ? ActionMask.ALL : ActionMask.of(patterns));
    }

    boolean negated() {
        return negated;
    }

    /** In the policy's table. */
    long range() {
        return range;
    }

    /** As in {@link ActionMask}. */
    long mask() {
        return mask;
    }

    boolean match(PatternTable table, RequestAction action) {
        return table.matchesAny(range, action.name) != negated;
    }
}
