package io.chancery.language.validation;

/** Texts with wildcards and variables. */
final class Patterns {

    /** In the second pattern of {@link #overlap}: any characters but slashes, none included. */
    static final char NO_SLASHES = '\u0001';

    private Patterns() {}

    /** Whether the text stands for itself only. */
    static boolean isLiteral(String text) {
        return text.indexOf('*') < 0 && text.indexOf('?') < 0 && !text.contains("${");
    }

    /** The text with a wildcard in place of each policy variable. */
    static String withoutVariables(String text) {
        StringBuilder without = new StringBuilder();
        int at = 0;
        int variable = text.indexOf("${");
        int end = variable < 0 ? -1 : text.indexOf('}', variable);
        while (end >= 0) {
            without.append(text, at, variable).append('*');
            at = end + 1;
            variable = text.indexOf("${", at);
            end = variable < 0 ? -1 : text.indexOf('}', variable);
        }
        return without.append(text, at, text.length()).toString();
    }

    /**
     * Whether some text matches both patterns of {@code *} and {@code ?}. Takes the product of their lengths in steps.
     *
     * @param other may hold {@link #NO_SLASHES}
     */
    static boolean overlap(String one, String other) {
        boolean[] below = new boolean[other.length() + 1];
        for (int i = one.length(); i >= 0; i--) {
            boolean[] row = new boolean[other.length() + 1];
            for (int j = other.length(); j >= 0; j--) {
                row[j] = meet(one, i, other, j, row, below);
            }
            below = row;
        }
        return below[0];
    }

    /**
     * Whether the rests meet.
     *
     * @param row for the same rest of the one, and shorter rests of the other
     * @param below for the next shorter rest of the one
     */
    private static boolean meet(String one, int i, String other, int j, boolean[] row, boolean[] below) {
        boolean oneEnds = i == one.length();
        boolean otherEnds = j == other.length();
        if (oneEnds && otherEnds) {
            return true;
        }
        if (!oneEnds && one.charAt(i) == '*') {
            return below[j] || !otherEnds && row[j + 1];
        }
        if (!otherEnds && other.charAt(j) == '*') {
            return row[j + 1] || !oneEnds && below[j];
        }
        if (!otherEnds && other.charAt(j) == NO_SLASHES) {
            return row[j + 1] || !oneEnds && one.charAt(i) != '/' && below[j];
        }
        return !oneEnds && !otherEnds && same(one.charAt(i), other.charAt(j)) && below[j + 1];
    }

    private static boolean same(char one, char other) {
        return one == other || one == '?' || other == '?';
    }
}
