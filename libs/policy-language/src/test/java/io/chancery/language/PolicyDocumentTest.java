package io.chancery.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chancery.language.PrincipalElement.Aws;
import io.chancery.language.PrincipalElement.Everyone;
import io.chancery.language.PrincipalElement.Service;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that are taken, and what is read out of them. */
class PolicyDocumentTest {

    @Test
    void every_element_is_read() {
        String json = """
                {"Statement": [{"Condition": {"StringLike": {"s3:prefix": ["a", 1, true]}, "Null": {"aws:x": false}},
                  "NotResource": "arn:aws:s3:::b/*", "NotAction": ["s3:Get*", "iam:*"], "Effect": "Deny", "Sid": "One"}],
                 "Id": "id", "Version": "2012-10-17"}
                """;

        PolicyDocument document = PolicyDocument.parse(json, PolicyKind.IDENTITY);

        assertThat(document)
                .isEqualTo(new PolicyDocument(
                        PolicyVersion.V2012,
                        Optional.of("id"),
                        List.of(new Statement(
                                Optional.of("One"),
                                Effect.DENY,
                                Optional.empty(),
                                new Statement.Patterns(true, List.of("s3:Get*", "iam:*")),
                                Optional.of(new Statement.Patterns(true, List.of("arn:aws:s3:::b/*"))),
                                List.of(
                                        new ConditionClause("StringLike", "s3:prefix", List.of("a", "1", "true")),
                                        new ConditionClause("Null", "aws:x", List.of("false"))))),
                        json));
    }

    @Test
    void a_document_without_a_version_is_of_the_first_one() {
        PolicyDocument document = PolicyDocument.parse(
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}", PolicyKind.IDENTITY);

        assertThat(document.version()).isEqualTo(PolicyVersion.V2008);
    }

    @Test
    void principals_are_read_by_type() {
        PolicyDocument document = PolicyDocument.parse("""
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal":
                  {"AWS": ["*", "123456789012", "arn:aws:iam::123456789012:role/path/R"], "Service": "ec2.amazonaws.com"}}}
                """, PolicyKind.TRUST);

        assertThat(document.statements().getFirst().principal().orElseThrow().entries())
                .containsExactly(
                        new Everyone(),
                        new Aws("123456789012"),
                        new Aws("arn:aws:iam::123456789012:role/path/R"),
                        new Service("ec2.amazonaws.com"));
    }

    @Test
    void only_users_and_roles_have_to_be_resolved() {
        PolicyDocument document = PolicyDocument.parse("""
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": [
                  "123456789012", "arn:aws:iam::123456789012:root", "AROAEXAMPLE000000000",
                  "arn:aws:sts::123456789012:assumed-role/R/s", "arn:aws:iam::123456789012:role/path/R",
                  "arn:aws:iam::210987654321:user/alice"]}}}
                """, PolicyKind.TRUST);

        assertThat(document.namedUsersAndRoles())
                .containsExactly("arn:aws:iam::123456789012:role/path/R", "arn:aws:iam::210987654321:user/alice");
    }

    @Test
    void the_counted_size_leaves_white_space_out() {
        assertThat(PolicyDocument.countedSize(" {\"a\" :\t\"b c\"}\r\n")).isEqualTo("{\"a\":\"bc\"}".length());
    }

    @Test
    void white_space_does_not_count_against_the_limit() {
        String json =
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}"
                        + " ".repeat(PolicyLimits.MANAGED);

        assertThat(PolicyDocument.parse(json, PolicyKind.IDENTITY, PolicyLimits.MANAGED)
                        .statements())
                .hasSize(1);
    }

    @Test
    void a_document_at_the_limit_is_taken_and_one_above_is_not() {
        String json =
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}";

        PolicyDocument.parse(json, PolicyKind.IDENTITY, json.length());
        assertThatThrownBy(() -> PolicyDocument.parse(json, PolicyKind.IDENTITY, json.length() - 1))
                .isInstanceOfSatisfying(
                        MalformedPolicyException.class,
                        e -> assertThat(e.code()).isEqualTo("LimitExceeded"))
                .hasMessage("Cannot exceed quota for PolicySize: " + (json.length() - 1));
    }

    @Test
    void a_trust_policy_has_its_own_quota() {
        String action = "\"sts:" + "A".repeat(PolicyLimits.TRUST) + "\"";

        assertThatThrownBy(() -> PolicyDocument.parse(
                        "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":" + action + "}}",
                        PolicyKind.TRUST))
                .hasMessage("Cannot exceed quota for ACLSizePerRole: 2048");
    }

    @Test
    void a_stored_document_may_have_an_operator_that_is_not_known() {
        String json = """
                {"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"Later": {"a:b": "c"}}}}
                """;

        PolicyDocument document = PolicyDocument.parseStored(json, PolicyKind.IDENTITY);

        assertThat(document.statements().getFirst().conditions())
                .containsExactly(new ConditionClause("Later", "a:b", List.of("c")));
    }

    @Test
    void a_stored_document_may_not_have_a_duplicate_element() {
        assertThatThrownBy(() -> PolicyDocument.parseStored(
                        "{\"Statement\":{\"Effect\":\"Deny\",\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}",
                        PolicyKind.IDENTITY))
                .hasMessageContaining("Duplicate element 'Effect'");
    }

    @ParameterizedTest
    @EnumSource(PolicyKind.class)
    void no_kind_takes_an_empty_object(PolicyKind kind) {
        assertThatThrownBy(() -> PolicyDocument.parse("{}", kind)).isInstanceOf(MalformedPolicyException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3:GetObject",
                "*",
                "s3:*",
                "execute-api:Invoke",
                "aws-marketplace:ViewSubscriptions",
                "*:*",
                "S3:getobject"
            })
    void actions_that_are_taken(String action) {
        String json = "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"%s\",\"Resource\":\"*\"}}".formatted(action);

        assertThat(PolicyDocument.parse(json, PolicyKind.IDENTITY).statements()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "arn:aws:s3:::bucket",
                "arn:aws:s3:::bucket/${aws:username}/*",
                "arn:aws:iam::*:role/x",
                "arn:*:s3:::bucket",
                "arn:aws:logs:us-east-1:123456789012:log-group:a:b"
            })
    void resources_that_are_taken(String resource) {
        String json =
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"%s\"}}"
                        .formatted(resource);

        assertThat(PolicyDocument.parse(json, PolicyKind.IDENTITY).statements()).hasSize(1);
    }

    @Test
    void accounts_are_named_by_themselves_and_by_what_is_in_them() {
        PolicyDocument document = PolicyDocument.parse("""
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Action": "*", "Principal": {"AWS": ["*", "111111111111", "AROAEXAMPLE000000000",
                    "arn:aws:iam::222222222222:root", "arn:aws:iam::333333333333:role/path/R"]}},
                  {"Effect": "Deny", "Action": "*", "NotPrincipal": {"Service": "ec2.amazonaws.com", "AWS": [
                    "arn:aws:sts::444444444444:assumed-role/R/s", "111111111111"]}}]}
                """, PolicyKind.RESOURCE);

        assertThat(document.namedAccounts())
                .containsExactly("111111111111", "222222222222", "333333333333", "444444444444");
    }

    @Test
    void a_document_is_read_up_to_the_largest_upload() {
        String json = "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}";
        String largest = json + " ".repeat(PolicyLimits.UPLOAD - json.length());

        assertThat(PolicyDocument.parse(largest, PolicyKind.IDENTITY).statements())
                .hasSize(1);
        assertThatThrownBy(() -> PolicyDocument.parse(largest + " ", PolicyKind.IDENTITY))
                .hasMessage("Cannot exceed quota for PolicySize: 131072");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"Sid\":\"09AZaz\"", "\"Condition\":{\"StringEquals\":{\"a:b\":\"c\"}}"})
    void elements_that_are_taken(String element) {
        String json =
                "{\"Statement\":{%s,\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}".formatted(element);

        assertThat(PolicyDocument.parse(json, PolicyKind.IDENTITY).statements()).hasSize(1);
    }

    @Test
    void statements_without_an_id_are_not_the_same() {
        String json = "{\"Sid\":\"\",\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}";

        assertThat(PolicyDocument.parse("{\"Statement\":[" + json + "," + json + "]}", PolicyKind.IDENTITY)
                        .statements())
                .hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(PolicyVersion.class)
    void a_version_is_read_as_it_is_written(PolicyVersion version) {
        assertThat(PolicyVersion.of(version.text())).hasValue(version);
        assertThat(version.text()).hasSize(10);
    }
}
