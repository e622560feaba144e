package io.chancery.language.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Characters that {@link String#equalsIgnoreCase} takes for the same, such as {@code k}, {@code K} and the Kelvin sign. */
final class CaseVariants {

    private static final Map<Integer, List<Integer>> BY_FOLD = byFold();

    private CaseVariants() {}

    private static Map<Integer, List<Integer>> byFold() {
        Map<Integer, List<Integer>> all = new HashMap<>();
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (fold(c) != c) {
                all.computeIfAbsent(fold(c), fold -> new ArrayList<>(List.of(fold)))
                        .add(c);
            }
        }
        return all;
    }

    private static int fold(int c) {
        return Character.toLowerCase(Character.toUpperCase(c));
    }

    static boolean same(int one, int other) {
        return one == other || fold(one) == fold(other);
    }

    /** The character and all that are the same. */
    static List<Integer> of(int c) {
        return BY_FOLD.getOrDefault(fold(c), List.of(c));
    }
}
