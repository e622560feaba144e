package io.chancery.policy.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What decides decides a simulation: the policy language's own cases come out the same, all in one call. */
class DecisionCasesTest {

    @Test
    void every_case_that_a_simulation_can_ask_comes_out_as_documented() throws IOException {
        List<DecisionCase> cases =
                DecisionCase.all().stream().filter(DecisionCase::isExpressible).toList();
        assertThat(cases).hasSizeGreaterThan(330);

        JsonNode answers =
                Cases.answers(cases.stream().map(DecisionCase::simulated).toArray(String[]::new));

        List<String> different = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            DecisionCase asked = cases.get(i);
            if (!asked.of(answers.get(i)).equals(asked.expected())) {
                different.add(
                        "%s: %s instead of %s".formatted(asked.name(), asked.of(answers.get(i)), asked.expected()));
            }
        }
        assertThat(different).isEmpty();
    }
}
