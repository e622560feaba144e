package io.chancery.language.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every decision case, put to both evaluators. */
class DecisionCasesTest {

    /** Raise it with the cases: a suite that found fewer than it had has lost some. */
    private static final int EXPECTED_CASES = 1_084;

    static List<DecisionCase> cases() {
        return DecisionCase.all();
    }

    @Test
    void no_case_has_got_lost() {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(EXPECTED_CASES);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void decides_as_documented(DecisionCase decisionCase) {
        CaseChecks.decidesAsDocumented(decisionCase);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void the_compiled_evaluator_agrees_in_everything(DecisionCase decisionCase) {
        CaseChecks.compiledAgrees(decisionCase);
    }
}
