package io.chancery.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GeneratorTest {

    static Stream<Generator> draws() {
        return Generator.runs(20);
    }

    @ParameterizedTest
    @MethodSource("draws")
    void equal_seeds_draw_equal_inputs(Generator draw) {
        Generator again = new Generator(draw.seed());

        assertThat(again.list(0, 9, () -> again.letters(1, 5))).isEqualTo(draw.list(0, 9, () -> draw.letters(1, 5)));
    }

    @ParameterizedTest
    @MethodSource("draws")
    void a_split_keeps_every_value_and_the_order(Generator draw) {
        List<Integer> values = draw.list(0, 30, () -> draw.number(1, 9));

        List<List<Integer>> pieces = draw.split(values);

        assertThat(pieces).noneMatch(List::isEmpty);
        assertThat(pieces.stream().flatMap(List::stream)).containsExactlyElementsOf(values);
    }
}
