package io.chancery.language.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every decision case, put to the reference evaluator. */
class DecisionCasesTest {

    private static final Path CASES = Path.of("src/test/resources/cases");
    /** Raise it with the cases: a suite that found fewer than it had has lost some. */
    private static final int EXPECTED_CASES = 391;

    private final PolicyEvaluator evaluator = new ReferenceEvaluator();

    static List<DecisionCase> cases() throws IOException {
        try (Stream<Path> files = Files.walk(CASES)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(DecisionCase::read)
                    .toList();
        }
    }

    @Test
    void no_case_has_got_lost() throws IOException {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(EXPECTED_CASES);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void decides_as_documented(DecisionCase decisionCase) {
        Evaluation evaluation = evaluator.evaluate(decisionCase.request(), decisionCase.policies());

        DecisionCase.Expected expected = decisionCase.expected();
        assertThat(evaluation.result()).as("%s", evaluation).isEqualTo(expected.result());
        expected.deniedBy()
                .ifPresent(type ->
                        assertThat(evaluation.deniedBy()).as("%s", evaluation).contains(type));
        expected.reason().ifPresent(reason -> assertThat(evaluation.reason()).contains(reason));
        expected.note()
                .ifPresent(note -> assertThat(evaluation.notes())
                        .anySatisfy(text -> assertThat(text).contains(note)));
        if (expected.note().isEmpty()) {
            assertThat(evaluation.notes()).isEmpty();
        }
    }
}
