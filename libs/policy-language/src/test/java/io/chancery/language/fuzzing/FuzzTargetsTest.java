package io.chancery.language.fuzzing;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A bounded run of every target, reproducible: {@code -Dfuzz.inputs=1000000 -Dfuzz.seed=1} runs longer or elsewhere. */
class FuzzTargetsTest {

    static Stream<FuzzTarget> targets() {
        return Stream.of(new PolicyParserTarget(), new GlobTarget(), new EvaluatorsTarget());
    }

    @ParameterizedTest
    @MethodSource("targets")
    void holds_for_random_inputs(FuzzTarget target) {
        target.inputs().each(target);
    }
}
