package io.chancery.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Documents whose elements have a shape that the grammar does not know, and sizes by kind (IAM User Guide, "Grammar of the
 * IAM JSON policy language" and "IAM and AWS STS quotas").
 */
class WrongShapeTest {

    private static final String REST = "\"Action\":\"*\",\"Resource\":\"*\"";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"Effect\":\"DENY\",\"Action\":\"*\",\"Resource\":\"*\"|Effect must be Allow or Deny",
                "\"Effect\":\"\",\"Action\":\"*\",\"Resource\":\"*\"|Effect must be Allow or Deny",
                "\"Effect\":null,\"Action\":\"*\",\"Resource\":\"*\"|Effect must be a string",
                "\"Effect\":\"Allow\",\"Action\":null,\"Resource\":\"*\"|Action must be a string",
                "\"Effect\":\"Allow\",\"Action\":{},\"Resource\":\"*\"|Action must be a string",
                "\"Effect\":\"Allow\",\"Action\":[[\"s3:*\"]],\"Resource\":\"*\"|Action must be a string",
                "\"Effect\":\"Allow\",\"Action\":[\"s3:*\",null],\"Resource\":\"*\"|Action must be a string",
                "\"Effect\":\"Allow\",\"Action\":\"s3:${aws:username}\",\"Resource\":\"*\"|can contain only one colon",
                "\"Effect\":\"Allow\",\"NotAction\":[],\"Resource\":\"*\"|must contain actions",
                "\"Effect\":\"Allow\",\"NotAction\":true,\"Resource\":\"*\"|NotAction must be a string",
                "\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":7|Resource must be a string",
                "\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":null|Resource must be a string",
                "\"Effect\":\"Allow\",\"Action\":\"*\",\"NotResource\":[]|must contain resources",
                "\"Effect\":\"Allow\",\"Action\":\"*\",\"NotResource\":\"bucket\"|must be in ARN format",
                "\"Sid\":1,\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"|Sid must be a string",
                "\"Sid\":\"a-b\",\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"|must be alpha-numeric",
                "\"effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"|Unknown field \"effect\"",
                "\"Effect\":\"Allow\",\"action\":\"*\",\"Resource\":\"*\"|Unknown field \"action\"",
                "\"Effect\":\"Allow\",\"Actions\":\"*\",\"Resource\":\"*\"|Unknown field \"Actions\"",
                "\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Conditions\":{}|Unknown field \"Conditions\"",
                "\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":null|Condition must be an object",
                "\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":\"\"|Condition must be an object",
                "\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"Bool\":null}|Bool must be an object",
                "\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"Bool\":[]}|Bool must be an object",
                "\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"Bool\":{\"a:b\":[null]}}|must be a string, number or boolean",
                "\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"\":{\"a:b\":\"c\"}}|Invalid Condition type",
                "\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"ForSomeValues:StringLike\":{\"a:b\":\"c\"}}|Invalid Condition type",
                "\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"ForAllValues:\":{\"a:b\":\"c\"}}|Invalid Condition type",
                "\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"IfExists\":{\"a:b\":\"c\"}}|Invalid Condition type",
                "\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"StringEqualsIfExistsIfExists\":{\"a:b\":\"c\"}}|Invalid Condition type",
                "\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"DateBetween\":{\"a:b\":\"c\"}}|Invalid Condition type",
                "\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"BoolNotEquals\":{\"a:b\":\"c\"}}|Invalid Condition type",
                "\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\":b\":\"c\"}}|must be prefaced by a vendor",
                "\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"Bool\":{},\"Bool\":{}}|Duplicate element 'Bool'",
                "\"Effect\":\"Allow\",\"Action\":01,\"Resource\":\"*\"|The document is not JSON",
                "\"Effect\":\"Allow\",/* all */\"Action\":\"*\",\"Resource\":\"*\"|The document is not JSON"
            })
    void a_statement_is_refused(String members, String message) {
        refused("{\"Version\":\"2012-10-17\",\"Statement\":[{%s}]}".formatted(members), PolicyKind.IDENTITY, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[\"*\"]|Principal must be an object",
                "null|Principal must be an object",
                "{\"AWS\":[]}|Principal names nobody",
                "{\"AWS\":null}|AWS must be a string",
                "{\"aws\":\"123456789012\"}|Unknown principal type \"aws\"",
                "{\"*\":\"*\"}|Unknown principal type \"*\"",
                "{\"AWS\":\"alice\"}|Invalid principal in policy",
                "{\"AWS\":\"\"}|Invalid principal in policy",
                "{\"AWS\":\"1234-5678-9012\"}|Invalid principal in policy",
                "{\"AWS\":\"arn:aws:iam::123456789012:*\"}|Invalid principal in policy",
                "{\"AWS\":\"arn:aws:iam::*:root\"}|Invalid principal in policy",
                "{\"AWS\":\"arn:aws:iam::123456789012:user/\"}|Invalid principal in policy",
                "{\"AWS\":\"arn:aws:sts::123456789012:assumed-role/Role\"}|Invalid principal in policy",
                "{\"AWS\":\"arn:aws:sts::123456789012:assumed-role/Role/*\"}|Invalid principal in policy",
                "{\"Service\":\"*.amazonaws.com\"}|Invalid principal in policy",
                "{\"Service\":\"\"}|Invalid principal in policy"
            })
    void a_principal_is_refused(String principal, String message) {
        refused(
                "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":%s,%s}}".formatted(principal, REST),
                PolicyKind.RESOURCE,
                message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2012-10-17 ", "2012-10-16", "", "2008-10-18", "latest"})
    void a_version_is_one_of_two(String version) {
        refused(
                "{\"Version\":\"%s\",\"Statement\":{\"Effect\":\"Allow\",%s}}".formatted(version, REST),
                PolicyKind.IDENTITY,
                "Version must be 2012-10-17 or 2008-10-17");
    }

    @ParameterizedTest
    @EnumSource(
            value = PolicyKind.class,
            names = {"TRUST"},
            mode = Mode.EXCLUDE)
    void a_statement_list_is_no_list_of_lists(PolicyKind kind) {
        refused("{\"Version\":\"2012-10-17\",\"Statement\":[[]]}", kind, "Statement must be an object");
    }

    @ParameterizedTest
    @EnumSource(
            value = PolicyKind.class,
            names = {"IDENTITY", "SESSION", "SERVICE_CONTROL"})
    void who_has_the_policy_is_its_principal(PolicyKind kind) {
        for (String element : new String[] {"Principal", "NotPrincipal"}) {
            refused(
                    "{\"Statement\":{\"Effect\":\"Deny\",\"%s\":{\"AWS\":\"123456789012\"},%s}}"
                            .formatted(element, REST),
                    kind,
                    "should not specify a principal");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = PolicyKind.class,
            names = {"IDENTITY", "SESSION", "SERVICE_CONTROL"})
    void resources_must_be_said(PolicyKind kind) {
        refused("{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\"}}", kind, "must contain resources");
    }

    @ParameterizedTest
    @CsvSource({"SESSION, 2048", "SERVICE_CONTROL, 5120", "RESOURCE_CONTROL, 5120", "RESOURCE, 20480", "IDENTITY, 10240"
    })
    void each_kind_has_its_size(PolicyKind kind, int limit) {
        String start = "{\"Version\":\"2012-10-17\",\"Id\":\"";
        boolean named = kind == PolicyKind.RESOURCE || kind == PolicyKind.RESOURCE_CONTROL;
        String end =
                "\",\"Statement\":{\"Effect\":\"Deny\",%s%s}}".formatted(named ? "\"Principal\":\"*\"," : "", REST);
        String fitting = start + "i".repeat(limit - start.length() - end.length()) + end;

        assertThat(PolicyDocument.countedSize(
                        PolicyDocument.parse(fitting, kind).source()))
                .isEqualTo(limit);
        assertThatThrownBy(() -> PolicyDocument.parse(start + "i" + fitting.substring(start.length()), kind))
                .hasMessage("Cannot exceed quota for PolicySize: " + limit)
                .hasFieldOrPropertyWithValue("code", "LimitExceeded");
    }

    @Test
    void a_resource_control_policy_names_its_actions() {
        String statement =
                "{\"Statement\":{\"Effect\":\"Deny\",\"Principal\":\"*\",\"%s\":\"s3:*\",\"Resource\":\"*\"}}";
        assertThat(PolicyDocument.parse(statement.formatted("Action"), PolicyKind.RESOURCE_CONTROL)
                        .statements())
                .hasSize(1);
        refused(statement.formatted("NotAction"), PolicyKind.RESOURCE_CONTROL, "Has prohibited field NotAction");
    }

    @Test
    void a_byte_order_mark_is_no_white_space() {
        refused(
                "\uFEFF{\"Statement\":{\"Effect\":\"Allow\"," + REST + "}}",
                PolicyKind.IDENTITY,
                "The document is not JSON");
    }

    private static void refused(String json, PolicyKind kind, String message) {
        assertThatThrownBy(() -> PolicyDocument.parse(json, kind))
                .isInstanceOf(MalformedPolicyException.class)
                .hasMessageContaining(message)
                .hasFieldOrPropertyWithValue("code", "MalformedPolicyDocument");
    }
}
