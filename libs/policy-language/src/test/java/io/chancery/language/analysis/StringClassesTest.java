package io.chancery.language.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.chancery.language.match.Glob;
import io.chancery.language.match.Template;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StringClassesTest {

    private static final String LETTERS = "ab:*";

    private static List<String> examples(PatternAutomaton... patterns) {
        return StringClasses.of(List.of(patterns), new Budget(100_000)).stream()
                .map(StringClasses.StringClass::example)
                .toList();
    }

    @Test
    void a_literal_tells_its_text_from_all_others() {
        assertThat(examples(PatternAutomaton.literal("ab"))).containsExactly("", "ab");
    }

    @Test
    void a_pattern_within_another_leaves_no_class_outside_it() {
        assertThat(StringClasses.of(
                        List.of(PatternAutomaton.glob("a*"), PatternAutomaton.glob("a*b")), new Budget(1_000)))
                .extracting(one -> one.matched().toString())
                .containsExactlyInAnyOrder("{}", "{0}", "{0, 1}");
    }

    @Test
    void a_question_mark_is_one_code_point_also_beyond_the_basic_plane() {
        assertThat(examples(PatternAutomaton.glob("?"), PatternAutomaton.literal("😀")))
                .contains("😀");
    }

    @Test
    void ignoring_case_knows_the_kelvin_sign() {
        assertThat(examples(
                        PatternAutomaton.ignoringCase("k"),
                        PatternAutomaton.literal("k"),
                        PatternAutomaton.literal("K")))
                .contains("\u212A");
    }

    @Test
    void wildcards_of_an_arn_stay_within_their_part() {
        PatternAutomaton arn = PatternAutomaton.arn(Template.withoutVariables("arn:aws:s3:::b*"));
        PatternAutomaton early = PatternAutomaton.arn(Template.withoutVariables("arn:*:s3:::b"));

        assertThat(StringClasses.of(List.of(early, arn, PatternAutomaton.glob("arn:*:*:s3:::b")), new Budget(100_000)))
                .noneMatch(one -> one.matched().get(0) && one.matched().get(2));
    }

    @Test
    void patterns_with_too_many_combinations_are_given_up_on() {
        PatternAutomaton[] patterns = IntStream.range(0, 40)
                .mapToObj(i -> PatternAutomaton.glob("*%c*".formatted((char) ('A' + i))))
                .toArray(PatternAutomaton[]::new);

        assertThatExceptionOfType(Budget.Exhausted.class).isThrownBy(() -> examples(patterns));
    }

    /** Against the matcher that decides: no text has a combination that is not listed, and examples have theirs. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void the_classes_are_those_that_texts_have(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            List<String> patterns = IntStream.range(0, 1 + random.nextInt(4))
                    .mapToObj(i -> text(random, "ab*?"))
                    .toList();
            List<StringClasses.StringClass> classes = StringClasses.of(
                    patterns.stream().map(PatternAutomaton::glob).toList(), new Budget(1_000_000));
            Set<BitSet> listed = new HashSet<>();
            for (StringClasses.StringClass one : classes) {
                listed.add(one.matched());
                assertThat(matched(patterns, one.example()))
                        .as("seed %d: %s of %s", seed, one, patterns)
                        .isEqualTo(one.matched());
            }
            for (int i = 0; i < 200; i++) {
                String text = text(random, LETTERS);
                assertThat(listed).as("seed %d: %s of %s", seed, text, patterns).contains(matched(patterns, text));
            }
        }
    }

    private static BitSet matched(List<String> patterns, String text) {
        BitSet matched = new BitSet();
        for (int i = 0; i < patterns.size(); i++) {
            matched.set(i, Glob.of(patterns.get(i)).matches(text));
        }
        return matched;
    }

    private static String text(Random random, String letters) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(7);
        for (int i = 0; i < length; i++) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }
}
