package io.chancery.language.analysis;

import java.util.List;

/** Whether one pattern of {@code *} and {@code ?} matches all that another does. */
public final class PatternCover {

    private static final long STEPS = 50_000;

    private PatternCover() {}

    /** Exact; but false for patterns that would take too long to compare. */
    public static boolean covers(String wide, String narrow) {
        if (wide.equals(narrow) || wide.equals("*")) {
            return true;
        }
        try {
            return StringClasses.of(
                            List.of(PatternAutomaton.glob(narrow), PatternAutomaton.glob(wide)), new Budget(STEPS))
                    .stream()
                    .noneMatch(one -> one.matched().get(0) && !one.matched().get(1));
        } catch (Budget.Exhausted e) {
            return false;
        }
    }
}
