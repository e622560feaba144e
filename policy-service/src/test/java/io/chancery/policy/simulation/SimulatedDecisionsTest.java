package io.chancery.policy.simulation;

import static io.chancery.policy.simulation.Cases.ALICE;
import static io.chancery.policy.simulation.Cases.ALL;
import static io.chancery.policy.simulation.Cases.KEY;
import static io.chancery.policy.simulation.Cases.MAY_READ;
import static io.chancery.policy.simulation.Cases.MUST_NOT_READ;
import static io.chancery.policy.simulation.Cases.REPORT;
import static io.chancery.policy.simulation.Cases.ROLE;
import static io.chancery.policy.simulation.Cases.SESSION;
import static io.chancery.policy.simulation.Cases.aws;
import static io.chancery.policy.simulation.Cases.list;
import static io.chancery.policy.simulation.Cases.of;
import static io.chancery.policy.simulation.Cases.opens;
import static io.chancery.policy.simulation.Cases.reads;
import static io.chancery.policy.simulation.Cases.request;
import static io.chancery.policy.simulation.Cases.result;
import static io.chancery.policy.simulation.Cases.trusts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** What each kind of policy in a case does to the decision. */
class SimulatedDecisionsTest {

    private static final String ALLOWED = "Allowed";
    private static final String EXPLICITLY = "ExplicitlyDenied";
    private static final String IMPLICITLY = "ImplicitlyDenied";
    private static final String STRANGER = "{\"AWS\":\"arn:aws:iam::444455556666:user/eve\"}";
    private static final String FULL_ACCESS = """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}""";
    private static final String RCP_DENIES = """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}]}""";

    @Test
    void nothing_is_allowed_by_nobody() {
        assertThat(result(of(reads()))).isEqualTo(IMPLICITLY);
        assertThat(result(of(reads(), "identityPolicies", "[]"))).isEqualTo(IMPLICITLY);
    }

    @Test
    void identity_policies_allow_and_deny() {
        assertThat(result(of(reads(), "identityPolicies", list(MAY_READ)))).isEqualTo(ALLOWED);
        assertThat(result(of(reads(), "identityPolicies", list(MAY_READ, MUST_NOT_READ))))
                .isEqualTo(EXPLICITLY);
    }

    @Test
    void a_document_may_be_text() {
        String text = "\"" + MAY_READ.replace("\"", "\\\"") + "\"";
        assertThat(result(of(reads(), "identityPolicies", list(text)))).isEqualTo(ALLOWED);
    }

    @Test
    void a_boundary_limits_if_there_is_one() {
        assertThat(result(of(reads(), "identityPolicies", list(ALL), "permissionsBoundaries", "[]")))
                .isEqualTo(ALLOWED);
        assertThat(result(of(reads(), "identityPolicies", list(ALL), "permissionsBoundaries", list(MAY_READ))))
                .isEqualTo(ALLOWED);
        String other = Cases.statement("\"Effect\":\"Allow\",\"Action\":\"sqs:*\",\"Resource\":\"*\"");
        assertThat(result(of(reads(), "identityPolicies", list(ALL), "permissionsBoundaries", list(other))))
                .isEqualTo(IMPLICITLY);
    }

    @Test
    void session_policies_that_are_there_and_empty_leave_nothing() {
        String asked = request(aws(SESSION), "s3:GetObject", REPORT);
        assertThat(result(of(asked, "identityPolicies", list(ALL)))).isEqualTo(ALLOWED);
        assertThat(result(of(asked, "identityPolicies", list(ALL), "sessionPolicies", list(MAY_READ))))
                .isEqualTo(ALLOWED);
        assertThat(result(of(asked, "identityPolicies", list(ALL), "sessionPolicies", "[]")))
                .isEqualTo(IMPLICITLY);
    }

    @Test
    void an_anonymous_principal_may_have_an_arn_that_says_so() {
        for (String arn : new String[] {"", "*"}) {
            String asked = request("{\"type\":\"Anonymous\",\"arn\":\"%s\"}".formatted(arn), "s3:GetObject", REPORT);
            assertThat(result(of(asked, "resourcePolicy", opens("\"*\"", "s3:GetObject"))))
                    .isEqualTo(ALLOWED);
            assertThat(result(of(asked, "resourcePolicy", opens(STRANGER, "s3:GetObject"))))
                    .isEqualTo(IMPLICITLY);
        }
    }

    @Test
    void a_federated_user_is_one_of_its_account_under_either_type() {
        String fred = "arn:aws:sts::123456789012:federated-user/fred";
        for (String type : new String[] {"AWS", "Federated"}) {
            String asked = request("{\"type\":\"%s\",\"arn\":\"%s\"}".formatted(type, fred), "s3:GetObject", REPORT);
            assertThat(result(of(asked, "resourcePolicy", opens("{\"AWS\":\"%s\"}".formatted(fred), "s3:GetObject"))))
                    .isEqualTo(ALLOWED);
        }
    }

    @Test
    void every_level_of_service_control_policies_must_allow() {
        String[] identity = {"identityPolicies", list(ALL), "serviceControlPolicies", ""};
        identity[3] = "[]";
        assertThat(result(of(reads(), identity))).isEqualTo(ALLOWED);
        identity[3] = list(list(ALL), list(MAY_READ));
        assertThat(result(of(reads(), identity))).isEqualTo(ALLOWED);
        identity[3] = list(list(ALL), list());
        assertThat(result(of(reads(), identity))).isEqualTo(IMPLICITLY);
        identity[3] = list(list(ALL, MUST_NOT_READ), list(ALL));
        assertThat(result(of(reads(), identity))).isEqualTo(EXPLICITLY);
    }

    @Test
    void of_resource_control_policies_only_denials_count() {
        String[] members = {"identityPolicies", list(ALL), "resourceControlPolicies", ""};
        members[3] = list(list(), list(FULL_ACCESS));
        assertThat(result(of(reads(), members))).isEqualTo(ALLOWED);
        members[3] = list(list(FULL_ACCESS, RCP_DENIES));
        assertThat(result(of(reads(), members))).isEqualTo(EXPLICITLY);
    }

    @Test
    void another_resource_control_policy_that_allows_is_refused() {
        String policy = FULL_ACCESS.replace("\"Action\":\"*\"", "\"Action\":\"s3:*\"");
        JsonNode error = Cases.answer(of(reads(), "resourceControlPolicies", list(list(policy))))
                .get("error");
        assertThat(error.get("code").textValue()).isEqualTo("MalformedPolicyDocument");
        assertThat(error.get("field").textValue()).isEqualTo("resourceControlPolicies[0][0]");
    }

    @Test
    void a_service_linked_role_is_bound_by_no_control_policy() {
        String role = "arn:aws:iam::111122223333:role/aws-service-role/s3.amazonaws.com/AWSServiceRoleForS3";
        JsonNode answer = Cases.answer(of(
                request(aws(role), "s3:GetObject", REPORT),
                "identityPolicies",
                list(ALL),
                "serviceControlPolicies",
                list(list())));
        assertThat(answer.get("result").textValue()).isEqualTo(ALLOWED);
        assertThat(answer.get("explanation").get("notes").get(0).textValue()).contains("service-linked");
    }

    @Test
    void a_resource_policy_opens_to_its_account_and_to_others() {
        String own = opens("{\"AWS\":\"" + ALICE + "\"}", "s3:GetObject");
        assertThat(result(of(reads(), "resourcePolicy", own))).isEqualTo(ALLOWED);

        String across =
                "{\"principal\":%s,\"action\":\"s3:GetObject\",\"resource\":\"%s\",\"resourceAccount\":\"444455556666\"}"
                        .formatted(aws(ALICE), REPORT);
        assertThat(result(of(across, "identityPolicies", list(MAY_READ)))).isEqualTo(IMPLICITLY);
        assertThat(result(of(across, "resourcePolicy", own))).isEqualTo(IMPLICITLY);
        assertThat(result(of(across, "resourcePolicy", own, "identityPolicies", list(MAY_READ))))
                .isEqualTo(ALLOWED);
    }

    @Test
    void a_role_is_assumed_only_with_its_trust_policy() {
        String assumes = request(aws(ALICE), "sts:AssumeRole", ROLE);
        String delegates = trusts("{\"AWS\":\"111122223333\"}");
        String byName = trusts("{\"AWS\":\"" + ALICE + "\"}");
        assertThat(result(of(assumes, "identityPolicies", list(ALL)))).isEqualTo(IMPLICITLY);
        assertThat(result(of(assumes, "identityPolicies", list(ALL), "resourcePolicy", trusts(STRANGER))))
                .isEqualTo(IMPLICITLY);
        assertThat(result(of(assumes, "identityPolicies", list(ALL), "resourcePolicy", delegates)))
                .isEqualTo(ALLOWED);
        assertThat(result(of(assumes, "resourcePolicy", delegates))).isEqualTo(IMPLICITLY);
        assertThat(result(of(assumes, "resourcePolicy", byName))).isEqualTo(ALLOWED);
    }

    @Test
    void a_missing_trust_policy_is_noted() {
        JsonNode explanation = Cases.answer(
                        of(request(aws(ALICE), "sts:AssumeRole", ROLE), "identityPolicies", list(ALL)))
                .get("explanation");
        assertThat(explanation.get("deniedBy").textValue()).isEqualTo("TRUST");
        assertThat(explanation.get("notes").get(0).textValue()).contains(ROLE, "trust policy");
    }

    @Test
    void a_key_of_kms_needs_its_key_policy_in_its_own_account_too() {
        String decrypts = request(aws(ALICE), "kms:Decrypt", KEY);
        assertThat(result(of(decrypts, "identityPolicies", list(ALL)))).isEqualTo(IMPLICITLY);
        String delegates = opens("{\"AWS\":\"arn:aws:iam::111122223333:root\"}", "kms:*");
        assertThat(result(of(decrypts, "identityPolicies", list(ALL), "resourcePolicy", delegates)))
                .isEqualTo(ALLOWED);
        assertThat(result(of(decrypts, "resourcePolicy", delegates))).isEqualTo(IMPLICITLY);
        String alias = request(aws(ALICE), "kms:ListKeys", "*");
        assertThat(result(of(alias, "identityPolicies", list(ALL)))).isEqualTo(ALLOWED);
    }

    @Test
    void services_providers_and_nobody_need_a_resource_policy() {
        String service = request("{\"type\":\"Service\",\"name\":\"lambda.amazonaws.com\"}", "s3:GetObject", REPORT);
        String byArn = request("{\"type\":\"Service\",\"arn\":\"lambda.amazonaws.com\"}", "s3:GetObject", REPORT);
        String opened = opens("{\"Service\":\"lambda.amazonaws.com\"}", "s3:GetObject");
        assertThat(result(of(service, "identityPolicies", list(ALL)))).isEqualTo(IMPLICITLY);
        assertThat(result(of(service, "resourcePolicy", opened))).isEqualTo(ALLOWED);
        assertThat(result(of(byArn, "resourcePolicy", opened))).isEqualTo(ALLOWED);

        String federated = request(
                "{\"type\":\"Federated\",\"arn\":\"accounts.google.com\"}", "sts:AssumeRoleWithWebIdentity", ROLE);
        String trusts = Cases.statement("\"Effect\":\"Allow\",\"Principal\":{\"Federated\":\"accounts.google.com\"},"
                + "\"Action\":\"sts:AssumeRoleWithWebIdentity\"");
        assertThat(result(of(federated, "resourcePolicy", trusts))).isEqualTo(ALLOWED);

        String anonymous = request("{\"type\":\"Anonymous\"}", "s3:GetObject", REPORT);
        assertThat(result(of(anonymous, "resourcePolicy", opens("\"*\"", "s3:GetObject"))))
                .isEqualTo(ALLOWED);
        assertThat(result(of(anonymous, "resourcePolicy", opened))).isEqualTo(IMPLICITLY);
    }

    @Test
    void a_root_user_may_do_everything_in_its_account_but_what_is_denied() {
        String root = request(aws("111122223333"), "s3:GetObject", REPORT);
        assertThat(result(of(root))).isEqualTo(ALLOWED);
        assertThat(result(of(root, "serviceControlPolicies", list(list())))).isEqualTo(IMPLICITLY);
    }
}
