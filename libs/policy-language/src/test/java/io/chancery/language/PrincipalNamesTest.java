package io.chancery.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrincipalNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "123456789012",
                "arn:aws:iam::123456789012:root",
                "arn:aws-cn:iam::123456789012:root",
                "arn:aws-us-gov:iam::123456789012:user/alice",
                "arn:aws:iam::123456789012:user/path/alice",
                "arn:aws:iam::123456789012:role/R",
                "arn:aws:sts::123456789012:assumed-role/R/session",
                "arn:aws:sts::123456789012:federated-user/bob",
                "AIDAEXAMPLE000000000",
                "AROAEXAMPLE09AZ0"
            })
    void forms_that_aws_takes(String name) {
        assertThat(PrincipalNames.isWellFormed(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "alice",
                "12345678901",
                "1234567890123",
                "12345678901x",
                "१२३४५६७८९०१२",
                "**",
                "arn:aws:iam::123456789012:user/",
                "arn:aws:iam::123456789012:role/",
                "arn:aws:iam::123456789012:user/a*",
                "arn:aws:iam::123456789012:role/?",
                "arn:aws:iam::123456789012:group/g",
                "arn:aws:iam::1234:user/alice",
                "arn:aws:iam::1234:root",
                "arn:aws:iam::123456789012:user//alice",
                "arn:aws:iam::123456789012:user/alice/",
                "arn:aws:iam::123456789012:user/al ice",
                "arn:aws:iam::123456789012:role/päth/R/é",
                "arn:banana:iam::123456789012:root",
                "arn::iam::123456789012:root",
                "arn:aws:iam:us-east-1:123456789012:root",
                "arn:banana:iam::123456789012:user/alice",
                "arn:aws:iam:us-east-1:123456789012:user/alice",
                "arn:awsome:sts::123456789012:assumed-role/R/session",
                "arn:aws:sts:us-east-1:123456789012:federated-user/bob",
                "arn:aws:sts::123456789012:user/alice",
                "arn:aws:sts::123456789012:assumed-role/R",
                "arn:aws:sts::123456789012:assumed-role/R/",
                "arn:aws:sts::123456789012:assumed-role//s",
                "arn:aws:sts::123456789012:assumed-role/R/s/t",
                "arn:aws:sts::123456789012:federated-user/",
                "arn:aws:sts::1234:federated-user/bob",
                "AIDAEXAMPLE0000",
                "AIDAexample000000000",
                "AIDAEXAMPLE-00000000",
                "AKIAEXAMPLE000000000"
            })
    void forms_that_aws_refuses(String name) {
        assertThat(PrincipalNames.isWellFormed(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"arn:aws:iam::123456789012:user/alice", "arn:aws:iam::123456789012:role/path/R"})
    void users_and_roles(String arn) {
        assertThat(PrincipalNames.isUserOrRoleArn(arn)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"arn:aws:iam::123456789012:root", "arn:aws:sts::123456789012:assumed-role/R/s", "123456789012"})
    void others_are_neither_user_nor_role(String name) {
        assertThat(PrincipalNames.isUserOrRoleArn(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lambda.amazonaws.com", "ec2.amazonaws.com.cn", "ledger.example.com"})
    void a_service_is_a_domain(String name) {
        assertThat(PrincipalNames.isService(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lambda", "*", "lambda.*", ".com", "a..b", "x], Everyone[", "lambda.amazonaws.com "})
    void other_texts_are_no_service(String name) {
        assertThat(PrincipalNames.isService(name)).isFalse();
    }

    @Test
    void a_unique_id_has_up_to_128_characters() {
        assertThat(PrincipalNames.isUniqueId("AIDA" + "A".repeat(124))).isTrue();
        assertThat(PrincipalNames.isUniqueId("AIDA" + "A".repeat(125))).isFalse();
    }
}
