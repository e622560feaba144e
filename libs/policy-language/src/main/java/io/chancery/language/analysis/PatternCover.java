package io.chancery.language.analysis;

import io.chancery.language.match.Glob;
import java.util.List;

/** Whether one pattern of {@code *} and {@code ?} matches all that another does. For the patterns of one document. */
public final class PatternCover {

    private static final long STEPS = 50_000;
    private static final long STEPS_IN_ALL = 500_000;

    private long left = STEPS_IN_ALL;

    /** Exact; but false for patterns that would take too long to compare, and when too much was compared before. */
    public boolean covers(String wide, String narrow) {
        if (wide.equals(narrow) || wide.equals("*")) {
            return true;
        }
        if (isLiteral(narrow)) {
            return Glob.of(wide).matches(narrow);
        }
        if (isLiteral(wide) || left <= 0) {
            return false;
        }
        Budget budget = new Budget(Math.min(STEPS, left));
        long allowed = budget.left();
        try {
            return StringClasses.of(List.of(PatternAutomaton.glob(narrow), PatternAutomaton.glob(wide)), budget)
                    .stream()
                    .noneMatch(one -> one.matched().get(0) && !one.matched().get(1));
        } catch (Budget.Exhausted e) {
            return false;
        } finally {
            left -= allowed - Math.max(0, budget.left());
        }
    }

    private static boolean isLiteral(String pattern) {
        return pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0;
    }
}
