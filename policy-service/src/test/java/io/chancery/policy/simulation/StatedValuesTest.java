package io.chancery.policy.simulation;

import static io.chancery.policy.simulation.Cases.REPORT;
import static io.chancery.policy.simulation.Cases.aws;
import static io.chancery.policy.simulation.Cases.list;
import static io.chancery.policy.simulation.Cases.mayReadIf;
import static io.chancery.policy.simulation.Cases.of;
import static io.chancery.policy.simulation.Cases.opens;
import static io.chancery.policy.simulation.Cases.reads;
import static io.chancery.policy.simulation.Cases.request;
import static io.chancery.policy.simulation.Cases.result;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms in which a case may write a value, and the forms in which it may write who asks. */
class StatedValuesTest {

    private static String readsIf(String operator, String key, String inPolicy, String stated) {
        String condition = "{\"%s\":{\"%s\":%s}}".formatted(operator, key, inPolicy);
        return result(of(reads("{\"%s\":%s}".formatted(key, stated)), "identityPolicies", list(mayReadIf(condition))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "NumericEquals|s3:max-keys|10|10|Allowed",
                "NumericEquals|s3:max-keys|\"10\"|10.0|Allowed",
                "NumericEquals|s3:max-keys|10|[10]|Allowed",
                "NumericLessThan|aws:MultiFactorAuthAge|\"3600\"|3599|Allowed",
                "NumericLessThan|aws:MultiFactorAuthAge|\"3600\"|3600|ImplicitlyDenied",
                "StringEquals|acme:level|\"7\"|7|Allowed",
                "StringEquals|acme:level|7|\"7\"|Allowed",
                "StringEquals|acme:on|\"true\"|true|Allowed",
                "StringEquals|acme:on|\"\"|\"\"|Allowed",
                "Bool|aws:SecureTransport|\"true\"|true|Allowed",
                "Bool|aws:SecureTransport|true|\"True\"|Allowed",
                "Bool|aws:SecureTransport|\"false\"|[false]|Allowed",
                "Bool|aws:SecureTransport|\"false\"|true|ImplicitlyDenied",
                "DateLessThan|aws:CurrentTime|\"2026-07-01T10:00:01Z\"|1782900000|Allowed",
                "DateGreaterThan|aws:CurrentTime|\"2026-07-01T09:59:59Z\"|\"1782900000\"|Allowed",
                "DateEquals|aws:EpochTime|\"2026-07-01T10:00:00Z\"|1782900000|Allowed",
                "NumericEquals|aws:EpochTime|1782900000|1782900000|Allowed",
                "Null|acme:level|\"true\"|0|ImplicitlyDenied",
                "Null|acme:level|\"false\"|false|Allowed",
                "Null|acme:level|\"true\"|[]|Allowed",
                "BinaryEquals|acme:blob|\"QmluYXJ5\"|[\"QmluYXJ5\"]|Allowed",
                "IpAddress|aws:SourceIp|\"2001:db8::/32\"|\"2001:DB8::1\"|Allowed",
                "ForAnyValue:NumericGreaterThan|acme:sizes|10|[1,11]|Allowed",
                "ForAllValues:Bool|acme:flags|\"true\"|[true,true]|Allowed",
                "ForAllValues:StringEquals|aws:TagKeys|[\"a\",\"b\"]|\"a\"|Allowed",
                "StringEquals|AWS:UserName|\"x\"|\"x\"|Allowed",
                "StringNotEquals|acme:level|\"7\"|[\"1\",\"2\"]|ImplicitlyDenied"
            })
    void a_value_is_read_as_its_operator_asks(
            String operator, String key, String inPolicy, String stated, String result) {
        assertThat(readsIf(operator, key, inPolicy, stated)).isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::111122223333:user/alice, arn:aws:iam::111122223333:user/alice",
        "arn:aws:iam::111122223333:user/team/a/alice, arn:aws:iam::111122223333:user/team/a/alice",
        "arn:aws-cn:iam::111122223333:user/alice, arn:aws-cn:iam::111122223333:user/alice",
        "arn:aws:iam::111122223333:role/path/R, arn:aws:iam::111122223333:role/path/R",
        "arn:aws:sts::111122223333:assumed-role/R/s, arn:aws:iam::111122223333:role/R",
        "arn:aws:sts::111122223333:assumed-role/R/s, arn:aws:sts::111122223333:assumed-role/R/s",
        "arn:aws:sts::111122223333:federated-user/bob, arn:aws:sts::111122223333:federated-user/bob"
    })
    void a_resource_policy_names_the_principal_as_the_case_does(String asking, String named) {
        String asked = request(aws(asking), "s3:GetObject", REPORT);
        assertThat(result(of(asked, "resourcePolicy", opens("{\"AWS\":\"%s\"}".formatted(named), "s3:GetObject"))))
                .isEqualTo("Allowed");
    }

    @Test
    void nobody_in_particular_has_the_user_id_anonymous() {
        String asked = request("{\"type\":\"Anonymous\"}", "s3:GetObject", REPORT);
        String policy = Cases.statement("\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:GetObject\","
                + "\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"aws:userid\":\"anonymous\"}}");
        assertThat(result(of(asked, "resourcePolicy", policy))).isEqualTo("Allowed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"StringSoundsLike\":{\"a:b\":\"c\"}}|Invalid Condition type : StringSoundsLike",
                "{\"stringequals\":{\"a:b\":\"c\"}}|Invalid Condition type : stringequals",
                "{\"StringEquals\":{\"a:b\":{}}}|must be a string, number or boolean",
                "{\"StringEquals\":{\"a:b\":\"c\",\"a:b\":\"d\"}}|Duplicate element 'a:b'",
                "{\"Null\":[]}|Null must be an object"
            })
    void a_condition_that_no_policy_may_have_is_an_error(String condition, String message) {
        JsonNode error = Cases.answer(of(reads(), "identityPolicies", list(mayReadIf(condition))))
                .get("error");
        assertThat(error.get("code").textValue()).isEqualTo("MalformedPolicyDocument");
        assertThat(error.get("field").textValue()).isEqualTo("identityPolicies[0]");
        assertThat(error.get("message").textValue()).contains(message);
    }
}
