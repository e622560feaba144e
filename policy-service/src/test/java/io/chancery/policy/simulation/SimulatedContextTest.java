package io.chancery.policy.simulation;

import static io.chancery.policy.simulation.Cases.REPORT;
import static io.chancery.policy.simulation.Cases.ROLE;
import static io.chancery.policy.simulation.Cases.SESSION;
import static io.chancery.policy.simulation.Cases.aws;
import static io.chancery.policy.simulation.Cases.list;
import static io.chancery.policy.simulation.Cases.mayReadIf;
import static io.chancery.policy.simulation.Cases.of;
import static io.chancery.policy.simulation.Cases.opens;
import static io.chancery.policy.simulation.Cases.reads;
import static io.chancery.policy.simulation.Cases.request;
import static io.chancery.policy.simulation.Cases.result;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a case's context says, what follows from its principal, and which of them prevails. */
class SimulatedContextTest {

    private static final String IN_OFFICE = "{\"IpAddress\":{\"aws:SourceIp\":\"192.0.2.0/24\"}}";

    private static String readsIf(String condition, String context) {
        return result(of(reads(context), "identityPolicies", list(mayReadIf(condition))));
    }

    private static String sessionReadsIf(String condition, String context) {
        return result(of(
                request(aws(SESSION), "s3:GetObject", REPORT, context),
                "identityPolicies",
                list(mayReadIf(condition))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"192.0.2.1\"", "[\"192.0.2.1\"]"})
    void a_list_of_one_is_a_single_value(String value) {
        assertThat(readsIf(IN_OFFICE, "{\"aws:SourceIp\":%s}".formatted(value))).isEqualTo("Allowed");
    }

    @Test
    void a_longer_list_is_a_set() {
        assertThat(readsIf(IN_OFFICE, "{\"aws:SourceIp\":[\"192.0.2.1\",\"192.0.2.2\"]}"))
                .isEqualTo("ImplicitlyDenied");
        assertThat(readsIf(
                        "{\"ForAllValues:IpAddress\":{\"aws:SourceIp\":\"192.0.2.0/24\"}}",
                        "{\"aws:SourceIp\":[\"192.0.2.1\",\"192.0.2.2\"]}"))
                .isEqualTo("Allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws:TagKeys", "dynamodb:LeadingKeys", "aws:CalledVia"})
    void a_key_that_is_documented_as_a_set_is_one_whatever_it_holds(String key) {
        String all = "{\"ForAllValues:StringEquals\":{\"%s\":\"a\"}}".formatted(key);
        String plain = "{\"StringEquals\":{\"%s\":\"a\"}}".formatted(key);
        for (String value : new String[] {"\"a\"", "[\"a\"]"}) {
            String context = "{\"%s\":%s}".formatted(key, value);
            assertThat(readsIf(all, context)).isEqualTo("Allowed");
            assertThat(readsIf(plain, context)).isEqualTo("ImplicitlyDenied");
        }
    }

    @Test
    void a_set_qualifier_works_on_a_list_of_one_of_any_key() {
        assertThat(readsIf("{\"ForAnyValue:StringEquals\":{\"acme:colour\":\"red\"}}", "{\"acme:colour\":[\"red\"]}"))
                .isEqualTo("Allowed");
    }

    @Test
    void an_empty_list_is_a_key_that_is_there_with_nothing() {
        assertThat(readsIf("{\"ForAnyValue:StringEquals\":{\"aws:TagKeys\":\"a\"}}", "{\"aws:TagKeys\":[]}"))
                .isEqualTo("ImplicitlyDenied");
        assertThat(readsIf("{\"ForAllValues:StringEquals\":{\"aws:TagKeys\":\"a\"}}", "{\"aws:TagKeys\":[]}"))
                .isEqualTo("Allowed");
    }

    @Test
    void numbers_and_booleans_need_no_quotes() {
        assertThat(readsIf("{\"NumericLessThan\":{\"s3:max-keys\":\"10.5\"}}", "{\"s3:max-keys\":1e1}"))
                .isEqualTo("Allowed");
        assertThat(readsIf(
                        "{\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"}}",
                        "{\"aws:MultiFactorAuthPresent\":true}"))
                .isEqualTo("Allowed");
    }

    @ParameterizedTest
    @CsvSource({
        "aws:username, alice",
        "aws:PrincipalArn, arn:aws:iam::111122223333:user/alice",
        "aws:PrincipalAccount, 111122223333",
        "aws:PrincipalType, User",
        "aws:ResourceAccount, 111122223333",
        "aws:PrincipalIsAWSService, false"
    })
    void the_arn_tells_what_it_tells(String key, String value) {
        assertThat(readsIf("{\"StringEquals\":{\"%s\":\"%s\"}}".formatted(key, value), "{}"))
                .isEqualTo("Allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aws:username",
                "aws:userid",
                "aws:PrincipalTag/team",
                "aws:PrincipalOrgID",
                "aws:MultiFactorAuthPresent",
                "aws:PrincipalArn"
            })
    void what_is_stated_prevails(String key) {
        assertThat(readsIf(
                        "{\"StringEquals\":{\"%s\":\"stated\"}}".formatted(key), "{\"%s\":\"stated\"}".formatted(key)))
                .isEqualTo("Allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws:userid", "aws:MultiFactorAuthPresent", "aws:CurrentTime", "aws:EpochTime"})
    void what_nobody_states_is_absent(String key) {
        assertThat(readsIf("{\"Null\":{\"%s\":\"true\"}}".formatted(key), "{}")).isEqualTo("Allowed");
    }

    @Test
    void a_session_s_principal_arn_is_its_role_with_the_path_that_is_stated() {
        assertThat(sessionReadsIf("{\"ArnEquals\":{\"aws:PrincipalArn\":\"%s\"}}".formatted(ROLE), "{}"))
                .isEqualTo("Allowed");
        String withPath = "arn:aws:iam::111122223333:role/ops/Deployer";
        String asked =
                request(aws(SESSION), "s3:GetObject", REPORT, "{\"aws:PrincipalArn\":\"%s\"}".formatted(withPath));
        assertThat(result(of(asked, "resourcePolicy", opens("{\"AWS\":\"" + withPath + "\"}", "s3:GetObject"))))
                .isEqualTo("Allowed");
    }

    @Test
    void a_session_s_user_id_tells_the_role_s_unique_id() {
        String asked =
                request(aws(SESSION), "s3:GetObject", REPORT, "{\"aws:userid\":\"AROADEPLOYERDEPLOYE22:release-7\"}");
        assertThat(result(of(asked, "resourcePolicy", opens("{\"AWS\":\"AROADEPLOYERDEPLOYE22\"}", "s3:GetObject"))))
                .isEqualTo("Allowed");
    }

    @Test
    void a_role_s_arn_means_a_session_of_it() {
        String condition = "{\"StringEquals\":{\"aws:PrincipalType\":\"AssumedRole\",\"aws:PrincipalArn\":\"%s\"}}"
                .formatted(ROLE);
        String asked = request(aws(ROLE), "s3:GetObject", REPORT);
        assertThat(result(of(asked, "identityPolicies", list(mayReadIf(condition)))))
                .isEqualTo("Allowed");
    }

    @Test
    void a_federated_user_has_what_its_session_policies_allow() {
        String asked = request(aws("arn:aws:sts::111122223333:federated-user/bob"), "s3:GetObject", REPORT);
        assertThat(result(of(asked, "identityPolicies", list(Cases.ALL)))).isEqualTo("ImplicitlyDenied");
        assertThat(result(of(asked, "identityPolicies", list(Cases.ALL), "sessionPolicies", list(Cases.MAY_READ))))
                .isEqualTo("Allowed");
    }
}
