package io.chancery.language.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.language.match.Glob;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WildcardsTest {

    private static final int CASES = 300_000;
    private static final long SEED = 7;

    /** The halves of characters beyond 16 bits come alone and in pairs. */
    private static final String IN_TEXTS = "aab:\uD83D\uDE00\uDE01";

    private static final String IN_PATTERNS = IN_TEXTS + "***??";

    @Test
    void agrees_with_the_reference_on_generated_patterns() {
        SplittableRandom random = new SplittableRandom(SEED);
        int matching = 0;
        for (int i = 0; i < CASES; i++) {
            String pattern = word(IN_PATTERNS, 9, random);
            String text = word(IN_TEXTS, 9, random);
            boolean expected = Glob.of(pattern).matches(text);

            assertThat(new TextPattern(pattern).matches(text))
                    .as("%s matches %s", pattern, text)
                    .isEqualTo(expected);
            assertThat(inATable(pattern, text))
                    .as("%s, among others, matches %s", pattern, text)
                    .isEqualTo(expected);
            matching += expected ? 1 : 0;
        }
        assertThat(matching).isBetween(CASES / 50, CASES / 2);
    }

    @Test
    void agrees_with_the_reference_on_longer_texts() {
        SplittableRandom random = new SplittableRandom(SEED);
        int matching = 0;
        for (int i = 0; i < CASES; i++) {
            String written = word("aab:-\u00E9", 40, random);
            String pattern = starred(written, random);
            String text = changed(written, random);
            boolean expected = Glob.of(pattern).matches(text);

            assertThat(inATable(pattern, text))
                    .as("%s matches %s", pattern, text)
                    .isEqualTo(expected);
            matching += expected ? 1 : 0;
        }
        assertThat(matching).isBetween(CASES / 10, CASES * 9 / 10);
    }

    /** With stars in place of some of its parts. */
    private static String starred(String text, SplittableRandom random) {
        StringBuilder pattern = new StringBuilder(text);
        for (int stars = random.nextInt(4); stars > 0; stars--) {
            int from = random.nextInt(pattern.length() + 1);
            pattern.replace(from, Math.min(pattern.length(), from + random.nextInt(6)), "*");
        }
        return pattern.toString();
    }

    private static String changed(String text, SplittableRandom random) {
        int at = random.nextInt(text.length() + 1);
        return switch (random.nextInt(6)) {
            case 0 -> text.replaceFirst("a", "b");
            case 1 -> text.substring(0, at);
            case 2 -> text.substring(0, at) + word("ab:", 9, random) + text.substring(at);
            default -> text;
        };
    }

    private static boolean inATable(String pattern, String text) {
        PatternTable.Builder builder = new PatternTable.Builder(0);
        builder.add(List.of("before*"));
        long range = builder.add(List.of(pattern));
        builder.add(List.of("*"));
        return new PatternTable(builder).matchesAny(PatternTable.from(range), PatternTable.to(range), text);
    }

    private static String word(String characters, int longest, SplittableRandom random) {
        StringBuilder word = new StringBuilder();
        for (int length = random.nextInt(longest); length > 0; length--) {
            word.append(characters.charAt(random.nextInt(characters.length())));
        }
        return word.toString();
    }
}
