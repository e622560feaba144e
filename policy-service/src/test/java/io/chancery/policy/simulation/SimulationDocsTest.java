package io.chancery.policy.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chancery.contracts.ContractJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The example in docs/simulation.md answers what is printed below it. */
class SimulationDocsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern QUESTION = Pattern.compile("-d '(\\{.*?\\})'\n", Pattern.DOTALL);
    private static final Pattern ANSWER = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

    @Test
    void the_example_comes_out_as_printed() throws IOException {
        String page = Files.readString(Path.of("../docs/simulation.md"));
        byte[] question = only(QUESTION, page).getBytes(StandardCharsets.UTF_8);
        JsonNode printed = JSON.readTree(only(ANSWER, page));

        byte[] answer = ContractJson.write(Cases.SIMULATOR.answer(SimulationReader.cases(question)));

        assertThat(JSON.readTree(answer)).isEqualTo(printed);
    }

    private static String only(Pattern pattern, String page) {
        return pattern.matcher(page)
                .results()
                .map((MatchResult found) -> found.group(1))
                .findFirst()
                .orElseThrow();
    }
}
