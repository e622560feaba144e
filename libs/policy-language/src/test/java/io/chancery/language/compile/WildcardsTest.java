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

    /** A table has room for only so much in a word; whatever does not fit is laid out in another way. */
    @Test
    void agrees_with_the_reference_where_the_room_in_a_table_ends() {
        List<String> heads = List.of("", "a", "abc", "abcd", "x".repeat(1_022), "x".repeat(1_023), "x".repeat(1_024));
        List<String> ends = List.of("", "b", "abc", "abcd", "abcde", "\u00FF", "\u0100", "\u0161bcd", "y".repeat(300));
        int matching = 0;
        for (String head : heads) {
            for (int stars : new int[] {0, 1, 2, 14, 15, 16, 17}) {
                for (String end : ends) {
                    String pattern = head + (":ab*".repeat(stars)) + end;
                    matching += agreesAround(pattern);
                }
            }
        }
        assertThat(matching).isGreaterThan(1_000);
    }

    /** How many of the texts match. */
    private static int agreesAround(String pattern) {
        List<String> texts = List.of(
                pattern.replace("*", ""),
                pattern.replace("*", "zz"),
                pattern.replace(":ab*", ":a:ab"),
                pattern.replace("*", "") + "z",
                "z" + pattern.replace("*", ""),
                pattern.replace("*", "").replace('b', 'c'),
                pattern.replace("*", "").replace('y', 'x'),
                pattern.replaceFirst("x", "y").replace("*", ""),
                // The same in the lower eight bits.
                pattern.replace("*", "").replace('b', '\u0162'),
                pattern.replace("*", "").replace('\u0161', 'a').replace('\u0100', '\u0000'));
        int matching = 0;
        for (String text : texts) {
            boolean expected = Glob.of(pattern).matches(text);
            assertThat(inATable(pattern, text, ""))
                    .as("%s matches %s", pattern, text)
                    .isEqualTo(expected);
            assertThat(inATable(pattern, text, "?".repeat(0xFFFF)))
                    .as("%s, behind much text, matches %s", pattern, text)
                    .isEqualTo(expected);
            matching += expected ? 1 : 0;
        }
        return matching;
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
        return inATable(pattern, text, "before*");
    }

    private static boolean inATable(String pattern, String text, String before) {
        PatternTable.Builder builder = new PatternTable.Builder(0);
        builder.add(List.of(before));
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
