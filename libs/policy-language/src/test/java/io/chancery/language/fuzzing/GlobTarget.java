package io.chancery.language.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.language.match.Glob;
import java.util.List;

/** A pattern matches exactly what its definition says, told here without any cleverness. */
final class GlobTarget implements FuzzTarget {

    @Override
    public void accept(byte[] bytes) {
        FuzzInput input = new FuzzInput(bytes);
        String pattern = input.text();
        String text = input.rest();

        assertThat(Glob.of(pattern).matches(text))
                .as("'%s' of '%s'", pattern, text)
                .isEqualTo(defined(
                        pattern.codePoints().toArray(), text.codePoints().toArray()));
    }

    /** Which beginnings of the text each beginning of the pattern matches. */
    private static boolean defined(int[] pattern, int[] text) {
        boolean[] matched = new boolean[text.length + 1];
        matched[0] = true;
        for (int symbol : pattern) {
            boolean[] longer = new boolean[text.length + 1];
            for (int end = 0; end <= text.length; end++) {
                longer[end] = symbol == '*'
                        ? matched[end] || (end > 0 && longer[end - 1])
                        : end > 0 && matched[end - 1] && (symbol == '?' || symbol == text[end - 1]);
            }
            matched = longer;
        }
        return matched[text.length];
    }

    @Override
    public RandomInputs inputs() {
        return RandomInputs.of(
                List.of("\u0003a*baaab", "\u0005*a*?babab", "\u0002**", "\u0004a?*bab", "\u0001*\uD83D\uDE00"),
                List.of("*", "?", "a", "ab", "aab", "**", "*?", "\uD83D\uDE00", "\n", "\u0000"));
    }
}
