package io.chancery.language.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.language.compile.CompiledEvaluator;
import io.chancery.language.compile.CompiledPolicies;
import io.chancery.language.compile.Outcome;
import io.chancery.language.compile.PreparedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every decision case, put to both evaluators. */
class DecisionCasesTest {

    private static final Path CASES = Path.of("src/test/resources/cases");
    /** Raise it with the cases: a suite that found fewer than it had has lost some. */
    private static final int EXPECTED_CASES = 1_084;

    private final PolicyEvaluator reference = new ReferenceEvaluator();
    private final CompiledEvaluator compiled = new CompiledEvaluator();

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
        Evaluation evaluation = reference.evaluate(decisionCase.request(), decisionCase.policies());

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

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void the_compiled_evaluator_agrees_in_everything(DecisionCase decisionCase) {
        Evaluation expected = reference.evaluate(decisionCase.request(), decisionCase.policies());

        CompiledPolicies policies = CompiledPolicies.of(decisionCase.policies());
        assertThat(compiled.evaluate(decisionCase.request(), policies)).isEqualTo(expected);
        Outcome outcome = compiled.decide(new PreparedRequest().of(decisionCase.request()), policies);
        assertThat(outcome.result()).isEqualTo(expected.result());
        assertThat(outcome.deniedBy()).isEqualTo(expected.deniedBy());
    }
}
