package io.chancery.policy.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What decides decides a simulation: the policy language's own cases come out the same, in calls of as many as a call may have. */
class DecisionCasesTest {

    @Test
    void every_case_that_a_simulation_can_ask_comes_out_as_documented() throws IOException {
        List<DecisionCase> cases =
                DecisionCase.all().stream().filter(DecisionCase::isExpressible).toList();
        assertThat(cases).hasSizeGreaterThan(1_000);

        List<String> different = new ArrayList<>();
        for (int first = 0; first < cases.size(); first += SimulationReader.CASES) {
            different.addAll(different(cases.subList(first, Math.min(first + SimulationReader.CASES, cases.size()))));
        }
        assertThat(different).isEmpty();
    }

    private static List<String> different(List<DecisionCase> cases) {
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
        return different;
    }
}
