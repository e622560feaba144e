package io.chancery.language.compile;

import io.chancery.language.Statement.Patterns;
import io.chancery.language.match.Ascii;
import java.util.Arrays;
import java.util.List;

/**
 * An Action or NotAction element. Patterns for actions are few and stand in many policies, so each has a number, by which a
 * request's action remembers whether it matches.
 */
final class ActionPatterns {

    /** In lower case. */
    static final NumberedTexts NUMBERED = new NumberedTexts();

    private final boolean negated;
    /** In lower case. */
    private final String[] texts;

    private final int[] numbers;
    private final long mask;

    private ActionPatterns(boolean negated, List<String> texts, NumberedTexts numbered) {
        this.negated = negated;
        this.texts = texts.toArray(String[]::new);
        this.numbers = texts.stream().mapToInt(numbered::number).toArray();
        this.mask = negated ? ActionMask.ALL : ActionMask.of(texts);
    }

    static ActionPatterns of(Patterns element) {
        return of(element, NUMBERED);
    }

    static ActionPatterns of(Patterns element, NumberedTexts numbered) {
        return new ActionPatterns(
                element.negated(),
                element.patterns().stream().map(Ascii::lowerCase).distinct().toList(),
                numbered);
    }

    /** Whether the numbers of its patterns are all that there is to it. */
    boolean isPlain() {
        return !negated && Arrays.stream(numbers).allMatch(number -> number != NumberedTexts.NO_NUMBER);
    }

    /** Of its patterns. */
    int[] numbers() {
        return numbers;
    }

    /** As in {@link ActionMask}. */
    long mask() {
        return mask;
    }

    boolean match(RequestAction action) {
        for (int i = 0; i < texts.length; i++) {
            if (numbers[i] == NumberedTexts.NO_NUMBER ? action.matches(texts[i]) : action.matches(numbers[i])) {
                return !negated;
            }
        }
        return negated;
    }
}
