package io.chancery.policy.simulation;

import static io.chancery.policy.simulation.Cases.ALICE;
import static io.chancery.policy.simulation.Cases.MAY_READ;
import static io.chancery.policy.simulation.Cases.aws;
import static io.chancery.policy.simulation.Cases.list;
import static io.chancery.policy.simulation.Cases.of;
import static io.chancery.policy.simulation.Cases.reads;
import static io.chancery.policy.simulation.Cases.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.chancery.policy.authzen.InvalidRequest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A case that is not understood answers for itself; a call that is not understood is refused. */
class InvalidCasesTest {

    private static final String GOOD = of(reads(), "identityPolicies", list(MAY_READ));

    @Test
    void a_malformed_case_spoils_no_other() {
        JsonNode answers =
                Cases.answers(GOOD, "{}", "7", of(reads(), "identityPolicies", list("{\"Version\":\"2012\"}")), GOOD);
        assertThat(answers).hasSize(5);
        assertThat(answers.get(0).get("result").textValue()).isEqualTo("Allowed");
        assertThat(answers.get(1).get("error").get("field").textValue()).isEqualTo("request");
        assertThat(answers.get(2).get("error").get("message").textValue())
                .isEqualTo("'case' must be an object, not a number");
        assertThat(answers.get(3).get("error").get("code").textValue()).isEqualTo("MalformedPolicyDocument");
        assertThat(answers.get(4)).isEqualTo(answers.get(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"action\":\"s3:GetObject\",\"resource\":\"*\"}|request.principal|is missing",
                "{\"principal\":{\"type\":\"Anonymous\"},\"resource\":\"*\"}|request.action|is missing",
                "{\"principal\":{\"type\":\"Anonymous\"},\"action\":\"s3:GetObject\"}|request.resource|is missing",
                "{\"principal\":{\"type\":\"Anonymous\"},\"action\":\"s3:GetObject\",\"resource\":7}|request.resource|must be a string, not a number",
                "{\"principal\":{\"type\":\"Anonymous\"},\"action\":\"s3:GetObject\",\"resource\":\"*\",\"what\":1}|request.what|is not a known member",
                "{\"principal\":{\"type\":\"Anonymous\"},\"action\":\"s3:GetObject\",\"action\":\"s3:PutObject\",\"resource\":\"*\"}|request.action|is there twice",
                "{\"principal\":{\"type\":\"Anonymous\"},\"action\":\"s3:GetObject\",\"resource\":\"*\",\"resourceAccount\":\"12\"}|request.resourceAccount|is '12'; an account has twelve digits",
                "{\"principal\":{\"type\":\"Anonymous\"},\"action\":\"s3:GetObject\",\"resource\":\"*\",\"context\":[]}|request.context|must be an object, not a list",
                "{\"principal\":{\"type\":\"Anonymous\"},\"action\":\"s3:GetObject\",\"resource\":\"*\",\"context\":{\"a:b\":null}}|request.context.a:b|not null",
                "{\"principal\":{\"type\":\"Anonymous\"},\"action\":\"s3:GetObject\",\"resource\":\"*\",\"context\":{\"a:b\":[{}]}}|request.context.a:b|not an object",
                "{\"principal\":{\"type\":\"Anonymous\"},\"action\":\"s3:GetObject\",\"resource\":\"*\",\"context\":{\"a:b\":1,\"A:B\":2}}|request.context.A:B|is there twice"
            })
    void a_request_that_is_not_understood_names_the_member(String request, String field, String problem) {
        JsonNode error = Cases.answer("{\"request\":%s}".formatted(request)).get("error");
        assertThat(error.get("field").textValue()).isEqualTo(field);
        assertThat(error.get("message").textValue())
                .startsWith("'" + field + "'")
                .contains(problem);
        assertThat(error.get("code").textValue()).isEqualTo("ValidationError");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"User\"}|request.principal.type|is 'User'",
                "{\"arn\":\"x\"}|request.principal.type|is missing",
                "{\"type\":\"AWS\"}|request.principal.arn|is missing",
                "{\"type\":\"AWS\",\"arn\":\"alice\"}|request.principal.arn|is 'alice'",
                "{\"type\":\"AWS\",\"arn\":\"arn:aws:iam::111122223333:group/g\"}|request.principal.arn|must be an account id or the ARN",
                "{\"type\":\"AWS\",\"arn\":\"arn:aws:iam::111122223333:user/*\"}|request.principal.arn|must be an account id or the ARN",
                "{\"type\":\"AWS\",\"arn\":\"arn:aws:sts::111122223333:assumed-role/R\"}|request.principal.arn|must be an account id or the ARN",
                "{\"type\":\"Anonymous\",\"arn\":\"arn:aws:iam::123456789012:root\"}|request.principal.arn|has no meaning",
                "{\"type\":\"Federated\",\"arn\":\"arn:aws:sts::123456789012:assumed-role/dev/s\"}|request.principal.type|must be AWS for",
                "{\"type\":\"Federated\",\"name\":\"123456789012\"}|request.principal.type|must be AWS for",
                "{\"type\":\"Service\",\"arn\":\"arn:aws:iam::123456789012:user/alice\"}|request.principal.type|must be AWS for",
                "{\"type\":\"Service\"}|request.principal.arn|is missing",
                "{\"type\":\"Service\",\"name\":\"*\"}|request.principal.name|no wildcards",
                "{\"type\":\"Service\",\"name\":\"a\",\"arn\":\"a\"}|request.principal.name|beside"
            })
    void a_principal_that_is_none_is_refused(String principal, String field, String problem) {
        JsonNode error =
                Cases.answer(of(request(principal, "s3:GetObject", "*"))).get("error");
        assertThat(error.get("field").textValue()).isEqualTo(field);
        assertThat(error.get("message").textValue()).contains(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "GetObject, *, request.action",
        "s3:, *, request.action",
        "s3:Get*, *, request.action",
        "s3:a:b, *, request.action",
        "s3:GetObject, reports, request.resource",
        "s3:GetObject, arn:aws:s3:reports, request.resource"
    })
    void one_action_and_one_arn_are_asked_about(String action, String resource, String field) {
        JsonNode error = Cases.answer(of(request(aws(ALICE), action, resource))).get("error");
        assertThat(error.get("field").textValue()).isEqualTo(field);
    }

    @Test
    void a_document_is_refused_in_the_parser_s_words_with_its_own_places() {
        String document = "{\"Version\":\"2012-10-17\",\n \"Statement\":[{\"Effect\":\"Allow\",\"Effect\":\"Deny\"}]}";
        JsonNode error = Cases.answer(of(reads(), "identityPolicies", list(MAY_READ, document)))
                .get("error");
        assertThat(error.get("code").textValue()).isEqualTo("MalformedPolicyDocument");
        assertThat(error.get("field").textValue()).isEqualTo("identityPolicies[1]");
        assertThat(error.get("message").textValue())
                .startsWith("Syntax errors in policy. Duplicate element 'Effect'")
                .contains("line 2");
    }

    @Test
    void what_is_no_document_is_refused() {
        assertThat(Cases.answer(of(reads(), "identityPolicies", MAY_READ))
                        .get("error")
                        .get("message")
                        .textValue())
                .isEqualTo("'identityPolicies' must be a list, not an object");
        assertThat(Cases.answer(of(reads(), "resourcePolicy", "[]"))
                        .get("error")
                        .get("field")
                        .textValue())
                .isEqualTo("resourcePolicy");
        assertThat(Cases.answer(of(reads(), "serviceControlPolicies", list(MAY_READ)))
                        .get("error")
                        .get("field")
                        .textValue())
                .isEqualTo("serviceControlPolicies[0]");
    }

    @Test
    void there_is_one_boundary_at_most() {
        JsonNode error = Cases.answer(of(reads(), "permissionsBoundaries", list(MAY_READ, MAY_READ)))
                .get("error");
        assertThat(error.get("message").textValue())
                .isEqualTo("'permissionsBoundaries' has 2 policies; a principal has one boundary at most");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "|the body is empty",
                "{|the body is not JSON: syntax error at line 1",
                "[]|the body must be an object, not a list",
                "{}|'cases' is missing",
                "{\"cases\":{}}|'cases' must be a list, not an object",
                "{\"cases\":[],\"case\":[]}|'case' is not a known member",
                "{\"cases\":[],\"cases\":[]}|'cases' is there twice",
                "{\"cases\":[]} x|the body is not JSON"
            })
    void a_call_that_is_not_understood_is_refused(@org.jspecify.annotations.Nullable String body, String message) {
        byte[] bytes = (body == null ? "" : body).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> SimulationReader.cases(bytes))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void a_thousand_cases_are_answered_and_one_more_is_refused() {
        assertThat(Cases.answers(Collections.nCopies(1_000, GOOD).toArray(String[]::new)))
                .hasSize(1_000)
                .allSatisfy(
                        answer -> assertThat(answer.get("result").textValue()).isEqualTo("Allowed"));
        String tooMany = "{\"cases\":[%s]}".formatted(String.join(",", Collections.nCopies(1_001, "{}")));
        assertThatThrownBy(() -> SimulationReader.cases(tooMany.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(InvalidRequest.class)
                .hasMessage("'cases' has 1001 cases; the limit is 1000");
    }

    @Test
    void bytes_that_are_no_text_are_refused() {
        assertThatThrownBy(() -> SimulationReader.cases(new byte[] {'{', (byte) 0xff, '}'}))
                .hasMessage("the body is not UTF-8");
    }
}
