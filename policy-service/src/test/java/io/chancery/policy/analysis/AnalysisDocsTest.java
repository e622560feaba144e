package io.chancery.policy.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chancery.contracts.ContractJson;
import io.chancery.language.validation.IssueCode;
import io.chancery.policy.reference.KnownServices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The examples in docs/policy-validation.md are understood, and its list of checks is whole. */
class AnalysisDocsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CALL = Pattern.compile("/v1/policy/([a-z-]+)\" -d '(\\{.*?})'\n", Pattern.DOTALL);
    private static final Pattern ANSWER = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);
    private static final String PAGE = page();

    private final KnownServices services = new KnownServices(List.of());
    private final Witnesses witnesses = new Witnesses(services);
    private final Map<String, Function<byte[], Object>> operations = Map.of(
            "validate", new ValidatePolicy(services)::answer,
            "check-no-new-access", new CheckNoNewAccess(witnesses)::answer,
            "check-access-not-granted", new CheckAccessNotGranted(witnesses)::answer,
            "check-no-public-access", new CheckNoPublicAccess(witnesses)::answer,
            "external-access", new FindExternalAccess(witnesses)::answer);

    private static String page() {
        try {
            return Files.readString(Path.of("../docs/policy-validation.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, JsonNode> answers() {
        Map<String, JsonNode> answers = new LinkedHashMap<>();
        CALL.matcher(PAGE).results().forEach(call -> {
            byte[] body = call.group(2).getBytes(StandardCharsets.UTF_8);
            Object answer =
                    Objects.requireNonNull(operations.get(call.group(1))).apply(body);
            answers.put(call.group(1), ContractJson.read(ContractJson.write(answer), JsonNode.class));
        });
        return answers;
    }

    @Test
    void every_example_is_answered_and_finds_something() throws IOException {
        Map<String, JsonNode> answers = answers();

        assertThat(answers).containsOnlyKeys(operations.keySet());
        assertThat(answers.get("validate"))
                .isEqualTo(JSON.readTree(
                        ANSWER.matcher(PAGE).results().findFirst().orElseThrow().group(1)));
        answers.forEach((operation, answer) -> {
            if (operation.startsWith("check")) {
                assertThat(answer.path("result").textValue()).isEqualTo("FAIL");
                assertThat(answer.has("witness")).isTrue();
            }
        });
        assertThat(Objects.requireNonNull(answers.get("external-access")).path("findings"))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(IssueCode.class)
    void every_check_is_listed(IssueCode code) {
        assertThat(PAGE).contains("`%s`".formatted(code));
    }
}
