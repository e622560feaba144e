package io.chancery.language.evaluate;

import org.junit.jupiter.api.Test;

/**
 * {@link DecisionCasesTest} in two tests. A mutation run starts each test by itself for each change to the code, and two
 * thousand starts take longer than the cases.
 */
class EveryCaseTest {

    @Test
    void is_decided_as_documented() {
        DecisionCase.all().forEach(CaseChecks::decidesAsDocumented);
    }

    @Test
    void is_decided_alike_by_the_compiled_evaluator() {
        DecisionCase.all().forEach(CaseChecks::compiledAgrees);
    }
}
