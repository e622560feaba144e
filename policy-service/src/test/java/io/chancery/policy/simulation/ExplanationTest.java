package io.chancery.policy.simulation;

import static io.chancery.policy.simulation.Cases.ALICE;
import static io.chancery.policy.simulation.Cases.ALL;
import static io.chancery.policy.simulation.Cases.MAY_READ;
import static io.chancery.policy.simulation.Cases.REPORT;
import static io.chancery.policy.simulation.Cases.list;
import static io.chancery.policy.simulation.Cases.mayReadIf;
import static io.chancery.policy.simulation.Cases.of;
import static io.chancery.policy.simulation.Cases.reads;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** Why a case was decided as it was. */
class ExplanationTest {

    @Test
    void an_allowed_case_names_the_statements_that_matched() {
        JsonNode explanation = explained(of(reads(), "identityPolicies", list(MAY_READ)));
        assertThat(explanation.get("reason").textValue())
                .isEqualTo("User: %s is authorized to perform: s3:GetObject on resource: %s because an identity-based"
                                .formatted(ALICE, REPORT)
                        + " policy allows the s3:GetObject action");
        assertThat(explanation.has("deniedBy")).isFalse();
        assertThat(explanation.get("matchedStatements")).hasSize(1);
        assertThat(explanation.get("matchedStatements").get(0).toString())
                .isEqualTo("{\"policyType\":\"IDENTITY\",\"policy\":\"identityPolicies[0]\",\"index\":0,"
                        + "\"effect\":\"Allow\","
                        + "\"position\":{\"line\":1,\"column\":38}}");
    }

    @Test
    void a_denied_case_names_what_denied_in_aws_s_words() {
        String denies = Cases.statement("\"Sid\":\"Never\",\"Effect\":\"Deny\",\"Action\":\"s3:*\",\"Resource\":\"*\"");
        JsonNode explanation = explained(
                of(reads(), "identityPolicies", list(MAY_READ), "serviceControlPolicies", list(list(denies))));
        assertThat(explanation.get("reason").textValue())
                .isEqualTo(
                        "User: %s is not authorized to perform: s3:GetObject on resource: %s with an explicit deny in"
                                        .formatted(ALICE, REPORT)
                                + " a service control policy");
        assertThat(explanation.get("deniedBy").textValue()).isEqualTo("SERVICE_CONTROL");
        assertThat(explanation.get("matchedStatements").get(0).get("sid").textValue())
                .isEqualTo("Never");
        assertThat(explanation.get("matchedStatements").get(0).get("policy").textValue())
                .isEqualTo("serviceControlPolicies[0][0]");
    }

    @Test
    void keys_that_the_case_should_have_had_are_told() {
        JsonNode explanation = explained(of(
                reads("{\"aws:SourceIp\":\"192.0.2.1\"}"),
                "identityPolicies",
                list(mayReadIf("{\"IpAddress\":{\"aws:SourceIp\":\"192.0.2.0/24\"},"
                        + "\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"}}"))));
        assertThat(explanation.get("missingContextKeys"))
                .extracting(JsonNode::textValue)
                .containsExactly("aws:MultiFactorAuthPresent");
    }

    @Test
    void what_the_evaluation_met_is_noted() {
        JsonNode explanation = explained(of(
                reads("{\"s3:max-keys\":\"many\"}"),
                "identityPolicies",
                list(mayReadIf("{\"NumericLessThan\":{\"s3:max-keys\":\"10\"}}"))));
        assertThat(explanation.get("notes").get(0).textValue()).contains("s3:max-keys", "many");
    }

    @Test
    void each_type_of_policy_answers_for_itself() {
        JsonNode explanation = explained(
                of(reads(), "identityPolicies", list(MAY_READ), "serviceControlPolicies", list(list(ALL), list())));
        assertThat(explanation.get("policyTypes").toString())
                .isEqualTo("[{\"policyType\":\"SERVICE_CONTROL\",\"result\":\"ImplicitlyDenied\"},"
                        + "{\"policyType\":\"IDENTITY\",\"result\":\"Allowed\"}]");
        assertThat(explanation.get("reason").textValue())
                .endsWith("because no service control policy allows the s3:GetObject action");
    }

    @Test
    void a_resource_control_policy_denies_in_aws_s_words() {
        String denies =
                Cases.statement("\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"*\"");
        JsonNode explanation = explained(
                of(reads(), "identityPolicies", list(MAY_READ), "resourceControlPolicies", list(list(denies))));
        assertThat(explanation.get("reason").textValue())
                .endsWith("with an explicit deny in a resource control policy");
    }

    @Test
    void what_nearly_allowed_says_which_condition_failed_on_what() {
        JsonNode explanation = explained(of(
                reads("{\"aws:SourceIp\":\"198.51.100.7\"}"),
                "identityPolicies",
                list(mayReadIf("{\"IpAddress\":{\"aws:SourceIp\":\"192.0.2.0/24\"}}"))));
        assertThat(explanation.get("nearMisses")).hasSize(1);
        assertThat(explanation.get("nearMisses").get(0).toString())
                .isEqualTo("{\"policyType\":\"IDENTITY\",\"policy\":\"identityPolicies[0]\",\"index\":0,"
                        + "\"effect\":\"Allow\",\"position\":{\"line\":1,\"column\":38},\"failedOn\":\"Condition\","
                        + "\"failedConditions\":[{\"operator\":\"IpAddress\",\"key\":\"aws:SourceIp\","
                        + "\"policyValues\":[\"192.0.2.0/24\"],\"requestValues\":[\"198.51.100.7\"]}]}");
        assertThat(explanation.has("nearMissesLeftOut")).isFalse();
    }

    private static JsonNode explained(String single) {
        return Cases.answer(single).get("explanation");
    }
}
