package io.chancery.language.validation;

import io.chancery.language.match.Ascii;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;

/** Which name a mistaken one may have been meant for. */
final class Similar {

    private static final int MOST_EDITS = 3;
    private static final int LONGEST = 128;

    private Similar() {}

    private record Candidate(String name, int edits) {}

    /** A question to end a message with; empty if nothing is similar. */
    static String question(String mistaken, Collection<String> names, String before) {
        if (mistaken.length() > LONGEST) {
            return "";
        }
        int limit = Math.min(MOST_EDITS, mistaken.length() / 2);
        return names.stream()
                .filter(name -> Math.abs(name.length() - mistaken.length()) <= limit)
                .map(name -> new Candidate(name, edits(Ascii.lowerCase(mistaken), Ascii.lowerCase(name))))
                .filter(candidate -> candidate.edits() <= limit)
                .min(Comparator.comparingInt(Candidate::edits).thenComparing(Candidate::name))
                .map(candidate -> " Did you mean %s%s?".formatted(before, candidate.name()))
                .orElse("");
    }

    /** Characters to put in, take out or change (Levenshtein). */
    private static int edits(String from, String to) {
        int[] before = new int[to.length() + 1];
        Arrays.setAll(before, i -> i);
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = before[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(before[j], row[j - 1]));
            }
            before = row;
        }
        return before[to.length()];
    }
}
