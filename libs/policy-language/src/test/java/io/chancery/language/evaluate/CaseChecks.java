package io.chancery.language.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.language.compile.CompiledEvaluator;
import io.chancery.language.compile.CompiledPolicies;
import io.chancery.language.compile.Outcome;
import io.chancery.language.compile.PreparedRequest;

/** What holds for every decision case. */
final class CaseChecks {

    private static final PolicyEvaluator REFERENCE = new ReferenceEvaluator();
    private static final CompiledEvaluator COMPILED = new CompiledEvaluator();

    private CaseChecks() {}

    static void decidesAsDocumented(DecisionCase decisionCase) {
        Evaluation evaluation = REFERENCE.evaluate(decisionCase.request(), decisionCase.policies());

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

    static void compiledAgrees(DecisionCase decisionCase) {
        Evaluation expected = REFERENCE.evaluate(decisionCase.request(), decisionCase.policies());

        CompiledPolicies policies = CompiledPolicies.of(decisionCase.policies());
        assertThat(COMPILED.evaluate(decisionCase.request(), policies)).isEqualTo(expected);
        Outcome outcome = COMPILED.decide(new PreparedRequest().of(decisionCase.request()), policies);
        assertThat(outcome.result()).isEqualTo(expected.result());
        assertThat(outcome.deniedBy()).isEqualTo(expected.deniedBy());
    }
}
