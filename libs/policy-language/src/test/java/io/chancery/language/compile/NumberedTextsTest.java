package io.chancery.language.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.language.Statement.Patterns;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NumberedTextsTest {

    private final NumberedTexts texts = new NumberedTexts();

    @Test
    void a_text_has_one_number() {
        assertThat(texts.number("s3:get*")).isZero();
        assertThat(texts.number("s3:put*")).isEqualTo(1);
        assertThat(texts.number("s3:" + "get*")).isZero();
        assertThat(texts.text(1)).isEqualTo("s3:put*");
    }

    @Test
    void threads_that_come_at_once_get_the_same_numbers() {
        List<Integer> numbers = IntStream.range(0, 20_000)
                .parallel()
                .mapToObj(i -> texts.number("s3:action" + i / 20))
                .toList();

        assertThat(numbers).hasSize(20_000);
        IntStream.range(0, 20_000)
                .forEach(i -> assertThat(texts.text(numbers.get(i))).isEqualTo("s3:action" + i / 20));
        assertThat(numbers).containsOnly(IntStream.range(0, 1_000).boxed().toArray(Integer[]::new));
    }

    @Test
    void one_too_many_has_none() {
        fill();

        assertThat(texts.number("s3:one-too-many")).isEqualTo(NumberedTexts.NO_NUMBER);
        assertThat(texts.number("s3:action4095")).isEqualTo(4_095);
    }

    @Test
    void a_long_one_has_none() {
        assertThat(texts.number("s3:" + "a".repeat(NumberedTexts.LONGEST - 3))).isZero();
        assertThat(texts.number("s3:" + "a".repeat(NumberedTexts.LONGEST - 2))).isEqualTo(NumberedTexts.NO_NUMBER);
    }

    @Test
    void patterns_for_actions_without_number_match_as_those_with_one() {
        Patterns written = new Patterns(false, List.of("S3:Get*", "s3:PutObjectTagging"));
        fill();
        ActionPatterns beyond = ActionPatterns.of(written, texts);

        assertThat(ActionPatterns.of(written, new NumberedTexts()).isPlain()).isTrue();
        assertThat(beyond.isPlain()).isFalse();
        assertThat(beyond.match(RequestAction.of("s3:putobjecttagging"))).isTrue();
        assertThat(beyond.match(RequestAction.of("s3:GetObject"))).isTrue();
        assertThat(beyond.match(RequestAction.of("s3:PutObjectTaggin"))).isFalse();
        assertThat(ActionPatterns.of(new Patterns(true, written.patterns()), texts)
                        .match(RequestAction.of("s3:PutObjectTagging")))
                .isFalse();
    }

    private void fill() {
        for (int i = 0; i < NumberedTexts.MOST; i++) {
            texts.number("s3:action" + i);
        }
    }
}
