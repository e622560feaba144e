package io.chancery.language.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A print that passed over too little would only be slow, and not be noticed. */
class TextPrintTest {

    private static final String PATTERN = "arn:aws:s3:::bucket/*";
    private static final long PRINT = TextPrint.of(PATTERN, PATTERN.length() - 1);

    @Test
    void it_tells_the_length() {
        assertThat(TextPrint.length(PRINT)).isEqualTo(PATTERN.length() - 1);
        assertThat(TextPrint.length(TextPrint.of("abcd", 4))).isEqualTo(4);
        assertThat(TextPrint.of("abcd", 3)).isEqualTo(TextPrint.NONE);
        assertThat(TextPrint.length(TextPrint.NONE)).isZero();
    }

    @Test
    void the_highest_bits_are_the_callers() {
        long callers = -1L << TextPrint.BITS;
        assertThat(TextPrint.length(PRINT | callers)).isEqualTo(PATTERN.length() - 1);
        assertThat(TextPrint.mayBegin("arn:aws:s3:::bucket/x", PRINT | callers)).isTrue();
        assertThat(PRINT & callers).isZero();
        assertThat(TextPrint.of("\uFFFF\uFFFF\uFFFF\uFFFF", 4) & callers).isZero();
        assertThat(TextPrint.of("x".repeat(5_000), 5_000) & callers).isZero();
    }

    @Test
    void of_a_long_text_it_is_the_print_of_the_first_1023_characters() {
        String head = "x".repeat(1_019) + "abcd";
        assertThat(TextPrint.of(head + "y".repeat(4_000), 5_000)).isEqualTo(TextPrint.of(head, 1_023));
        assertThat(TextPrint.length(TextPrint.of(head, 1_023))).isEqualTo(1_023);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:s3:::bucket/",
                "arn:aws:s3:::bucket/x",
                "arn:aws:s3:::bucket/a/b",
                "xrn:aws:s3:::bucket/"
            })
    void a_text_with_the_same_last_characters_there_may_begin_with_it(String text) {
        assertThat(TextPrint.mayBegin(text, PRINT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "arn:aws:s3:::bucket",
                "arn:aws:s3:::bucket-x",
                "arn:aws:s3:::buckex/x",
                "arn:aws:s3:::bucxet/x",
                "arn:aws:s3:::bukcet/x"
            })
    void one_with_others_does_not(String text) {
        assertThat(TextPrint.mayBegin(text, PRINT)).isFalse();
    }

    @Test
    void anything_may_begin_with_what_is_short() {
        assertThat(TextPrint.mayBegin("", TextPrint.NONE)).isTrue();
        assertThat(TextPrint.mayBegin("x", TextPrint.NONE)).isTrue();
    }
}
