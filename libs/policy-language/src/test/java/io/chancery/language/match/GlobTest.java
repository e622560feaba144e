package io.chancery.language.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobTest {

    private static final int PAIRS_PER_SEED = 20_000;

    @ParameterizedTest
    @CsvSource({
        "'', '', true",
        "'', a, false",
        "*, '', true",
        "?, '', false",
        "a*b*c, aXbYbZc, true",
        "a*b*c, aXbYbZ, false",
        "**, anything, true",
        "*?, a, true",
        "?*?, a, false",
        "*ab, aab, true",
    })
    void matches_as_drawn(String pattern, String text, boolean expected) {
        assertThat(Glob.of(pattern).matches(text)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20_261, 987_654_321})
    void agrees_with_trying_everything(long seed) {
        Random random = new Random(seed);
        int matched = 0;
        for (int i = 0; i < PAIRS_PER_SEED; i++) {
            String pattern = text(random, "ab*?", 8);
            String text = text(random, "ab", 9);
            boolean expected = tryEverything(pattern, 0, text, 0);
            matched += expected ? 1 : 0;
            assertThat(Glob.of(pattern).matches(text))
                    .as("seed %d: \"%s\" against \"%s\"", seed, pattern, text)
                    .isEqualTo(expected);
        }
        assertThat(matched).as("both answers occur").isBetween(PAIRS_PER_SEED / 50, PAIRS_PER_SEED / 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*a*a*a*a*b", "*a*a*a*a*a*a*a*a*a*a*b", "*a?a*a?a*b", "a*a*a*a*ab"})
    void a_pathological_pattern_takes_no_more_steps_than_the_product_of_the_lengths(String pattern) {
        int[] text = "a".repeat(10_000).codePoints().toArray();

        Glob.Run run = Glob.of(pattern).run(text);

        assertThat(run.matched()).isFalse();
        assertThat(run.steps()).isLessThanOrEqualTo((long) (pattern.length() + 1) * (text.length + 1));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {2, 77_777})
    void steps_stay_under_the_product_of_the_lengths(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < PAIRS_PER_SEED; i++) {
            String pattern = text(random, "aab**?", 20);
            int[] text = text(random, "aaab", 60).codePoints().toArray();
            assertThat(Glob.of(pattern).run(text).steps())
                    .as("seed %d: \"%s\"", seed, pattern)
                    .isLessThanOrEqualTo((long) (pattern.length() + 1) * (text.length + 1));
        }
    }

    @Test
    void a_literal_star_is_not_a_wildcard() {
        Glob glob = new Glob.Builder().literal("*").build();

        assertThat(glob.matches("x")).isFalse();
        assertThat(glob.matches("*")).isTrue();
    }

    /** The definition itself, exponential. */
    private static boolean tryEverything(String pattern, int p, String text, int t) {
        if (p == pattern.length()) {
            return t == text.length();
        }
        if (pattern.charAt(p) == '*') {
            return tryEverything(pattern, p + 1, text, t)
                    || (t < text.length() && tryEverything(pattern, p, text, t + 1));
        }
        boolean fits = t < text.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t));
        return fits && tryEverything(pattern, p + 1, text, t + 1);
    }

    private static String text(Random random, String alphabet, int maxLength) {
        int length = random.nextInt(maxLength + 1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
