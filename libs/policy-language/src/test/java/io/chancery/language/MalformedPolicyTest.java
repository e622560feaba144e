package io.chancery.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents that are refused, each kind with its words. */
class MalformedPolicyTest {

    private static final String ACTION_RESOURCE = "\"Action\":\"*\",\"Resource\":\"*\"";

    /** Statements that no identity policy may have, with a part of the refusal. */
    static Stream<Arguments> statements() {
        return Stream.of(
                arguments(
                        "{" + ACTION_RESOURCE + "}", "Syntax errors in policy. Missing required field Effect (line 1"),
                arguments("{\"Effect\":\"allow\"," + ACTION_RESOURCE + "}", "Effect must be Allow or Deny (line 1"),
                arguments("{\"Effect\":[\"Allow\"]," + ACTION_RESOURCE + "}", "Effect must be a string"),
                arguments("{\"Effect\":\"Allow\",\"Resource\":\"*\"}", "Policy statement must contain actions."),
                arguments(
                        "{\"Effect\":\"Allow\",\"Action\":[],\"Resource\":\"*\"}",
                        "Policy statement must contain actions."),
                arguments("{\"Effect\":\"Allow\",\"Action\":\"*\"}", "Policy statement must contain resources."),
                arguments(
                        "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":[]}",
                        "Policy statement must contain resources."),
                arguments("{\"Effect\":\"Allow\",\"Action\":1,\"Resource\":\"*\"}", "Action must be a string"),
                arguments(
                        "{\"Effect\":\"Allow\",\"Action\":\"*\",\"NotAction\":\"s3:*\",\"Resource\":\"*\"}",
                        "Action and NotAction exclude each other"),
                arguments(
                        "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"NotResource\":\"*\"}",
                        "Resource and NotResource exclude each other"),
                arguments("{\"Effect\":\"Allow\",\"Acton\":\"*\"," + ACTION_RESOURCE + "}", "Unknown field \"Acton\""),
                arguments(
                        "{\"Effect\":\"Allow\",\"effect\":\"Deny\"," + ACTION_RESOURCE + "}",
                        "Unknown field \"effect\""),
                arguments(
                        "{\"Effect\":\"Deny\",\"Effect\":\"Allow\"," + ACTION_RESOURCE + "}",
                        "Duplicate element 'Effect'"),
                arguments(
                        "{\"Effect\":\"Deny\",\"\\u0045ffect\":\"Allow\"," + ACTION_RESOURCE + "}",
                        "Duplicate element 'Effect'"),
                arguments(
                        "{\"Effect\":\"Allow\",\"Principal\":\"*\"," + ACTION_RESOURCE + "}",
                        "Policy document should not specify a principal."),
                arguments(
                        "{\"Effect\":\"Allow\",\"NotPrincipal\":\"*\"," + ACTION_RESOURCE + "}",
                        "Policy document should not specify a principal."),
                arguments("{\"Sid\":\"a b\",\"Effect\":\"Allow\"," + ACTION_RESOURCE + "}", "must be alpha-numeric"),
                arguments("\"Allow\"", "Statement must be an object"),
                arguments("null", "Statement must be an object"));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void a_statement_is_refused(String statement, String message) {
        refused("{\"Version\":\"2012-10-17\",\"Statement\":[" + statement + "]}", PolicyKind.IDENTITY, message);
    }

    static Stream<Arguments> documents() {
        String statement = "{\"Effect\":\"Allow\"," + ACTION_RESOURCE + "}";
        return Stream.of(
                arguments("", "The document is empty"),
                arguments("{", "The document is not JSON"),
                arguments("[]", "The document must be an object"),
                arguments("{'Statement':" + statement + "}", "The document is not JSON"),
                arguments("{\"Statement\":" + statement + ",}", "The document is not JSON"),
                arguments("{\"Statement\":" + statement + "} {}", "Text after the end of the document"),
                arguments("{\"Version\":\"2012-10-17\"}", "Missing required field Statement"),
                arguments("{\"Statement\":[]}", "Statement is empty"),
                arguments("{\"Version\":\"2012-10-18\",\"Statement\":" + statement + "}", "Version must be 2012-10-17"),
                arguments("{\"Version\":20121017,\"Statement\":" + statement + "}", "Version must be a string"),
                arguments("{\"Owner\":\"x\",\"Statement\":" + statement + "}", "Unknown field \"Owner\""),
                arguments("{\"Statement\":" + statement + ",\"Statement\":" + statement + "}", "Duplicate element"),
                arguments("{\"Statement\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}", "nests too deep"),
                arguments(
                        "{\"Statement\":[" + sid("A", statement) + "," + sid("A", statement) + "]}",
                        "Statement IDs (SID) in a single policy must be unique."));
    }

    private static String sid(String sid, String statement) {
        return "{\"Sid\":\"" + sid + "\"," + statement.substring(1);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void a_document_is_refused(String json, String message) {
        refused(json, PolicyKind.IDENTITY, message);
    }

    static Stream<Arguments> actions() {
        return Stream.of(
                arguments("GetObject", "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc."),
                arguments("s3:Get:Object", "can contain only one colon"),
                arguments("s 3:GetObject", "Vendor s 3 is not valid"),
                arguments("s*:GetObject", "Vendor s* is not valid"),
                arguments(":GetObject", "is not valid"),
                arguments("s3:", "names no action"),
                arguments("", "must be prefaced by a vendor"));
    }

    @ParameterizedTest
    @MethodSource("actions")
    void an_action_is_refused(String action, String message) {
        refused(
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"%s\",\"Resource\":\"*\"}}".formatted(action),
                PolicyKind.IDENTITY,
                message);
    }

    static Stream<String> resources() {
        return Stream.of(
                "bucket/key",
                "arn:",
                "arn:aws:",
                "arn:aws:s3:::",
                "arn:aws::::x",
                "",
                "**",
                "arn:aws:s3::${aws:userid}:b",
                "arn:aws:s3:${aws:userid}");
    }

    @ParameterizedTest
    @MethodSource("resources")
    void a_resource_is_refused(String resource) {
        refused(
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"%s\"}}"
                        .formatted(resource),
                PolicyKind.IDENTITY,
                "Resource %s must be in ARN format or \"*\".".formatted(resource));
    }

    @ParameterizedTest
    @EnumSource(names = {"SESSION", "RESOURCE", "SERVICE_CONTROL", "RESOURCE_CONTROL"})
    void an_incomplete_resource_is_refused_where_it_is_not_completed(PolicyKind kind) {
        boolean named = kind == PolicyKind.RESOURCE || kind == PolicyKind.RESOURCE_CONTROL;
        String principal = named ? "\"Principal\":\"*\"," : "";
        refused(
                "{\"Statement\":{\"Effect\":\"Deny\",%s\"Action\":\"*\",\"Resource\":\"arn:aws:s3\"}}"
                        .formatted(principal),
                kind,
                "Resource arn:aws:s3 must be in ARN format or \"*\".");
    }

    static Stream<Arguments> conditions() {
        return Stream.of(
                arguments("{\"StringSoundsLike\":{\"a:b\":\"c\"}}", "Invalid Condition type : StringSoundsLike"),
                arguments("{\"NullIfExists\":{\"a:b\":\"true\"}}", "Invalid Condition type : NullIfExists"),
                arguments("{\"BinaryNotEquals\":{\"a:b\":\"AAAA\"}}", "Invalid Condition type : BinaryNotEquals"),
                arguments("{\"stringEquals\":{\"a:b\":\"c\"}}", "Invalid Condition type : stringEquals"),
                arguments("{\"StringEquals\":{\"\":\"c\"}}", "must be prefaced by a vendor"),
                arguments("{\"StringEquals\":\"c\"}", "StringEquals must be an object"),
                arguments("[]", "Condition must be an object"),
                arguments("{\"StringEquals\":{\"a:b\":null}}", "must be a string, number or boolean"),
                arguments("{\"StringEquals\":{\"a:b\":{\"c\":\"d\"}}}", "must be a string, number or boolean"),
                arguments("{\"StringEquals\":{\"a:b\":[[\"c\"]]}}", "must be a string, number or boolean"),
                arguments("{\"StringEquals\":{\"a:b\":\"c\",\"a:b\":\"d\"}}", "Duplicate element 'a:b'"));
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void a_condition_is_refused(String condition, String message) {
        refused(
                "{\"Statement\":{\"Effect\":\"Allow\"," + ACTION_RESOURCE + ",\"Condition\":" + condition + "}}",
                PolicyKind.IDENTITY,
                message);
    }

    static Stream<Arguments> trust() {
        String allow = "\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\"";
        return Stream.of(
                arguments("{" + allow + "}", "Missing required field Principal"),
                arguments("{" + allow + ",\"Principal\":\"*\",\"Resource\":\"*\"}", "Has prohibited field Resource"),
                arguments(
                        "{" + allow + ",\"Principal\":\"*\",\"NotResource\":\"*\"}",
                        "Has prohibited field NotResource"),
                arguments("{" + allow + ",\"NotPrincipal\":\"*\"}", "Has prohibited field NotPrincipal"),
                arguments(
                        "{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Principal\":\"*\"}",
                        "AssumeRole policy may only specify STS AssumeRole actions."),
                arguments("{" + allow + ",\"Principal\":\"alice\"}", "Principal must be \"*\" or an object"),
                arguments("{" + allow + ",\"Principal\":{}}", "Principal names nobody"),
                arguments("{" + allow + ",\"Principal\":{\"Group\":\"x\"}}", "Unknown principal type \"Group\""),
                arguments("{" + allow + ",\"Principal\":{\"AWS\":7}}", "AWS must be a string"),
                arguments(
                        "{" + allow + ",\"Principal\":{\"AWS\":\"arn:aws:iam::123456789012:user/*\"}}",
                        "Invalid principal in policy: \"AWS\":\"arn:aws:iam::123456789012:user/*\""),
                arguments(
                        "{" + allow + ",\"Principal\":{\"AWS\":\"arn:aws:iam::123456789012:group/g\"}}",
                        "Invalid principal in policy"),
                arguments("{" + allow + ",\"Principal\":{\"AWS\":\"12345678901\"}}", "Invalid principal in policy"),
                arguments("{" + allow + ",\"Principal\":{\"Service\":\"*\"}}", "Invalid principal in policy"),
                arguments("{" + allow + ",\"Principal\":{\"Federated\":\"*\"}}", "Invalid principal in policy"));
    }

    @ParameterizedTest
    @MethodSource("trust")
    void a_trust_policy_is_refused(String statement, String message) {
        refused("{\"Version\":\"2012-10-17\",\"Statement\":" + statement + "}", PolicyKind.TRUST, message);
    }

    @Test
    void a_resource_policy_without_principal_is_refused() {
        refused(
                "{\"Statement\":{\"Effect\":\"Allow\"," + ACTION_RESOURCE + "}}",
                PolicyKind.RESOURCE,
                "Missing required field Principal");
    }

    @Test
    void a_resource_policy_that_allows_all_but_some_is_refused() {
        refused(
                "{\"Statement\":{\"Effect\":\"Allow\",\"NotPrincipal\":{\"AWS\":\"123456789012\"}," + ACTION_RESOURCE
                        + "}}",
                PolicyKind.RESOURCE,
                "Allow with NotPrincipal is not allowed.");
    }

    @Test
    void a_session_policy_with_principal_is_refused() {
        refused(
                "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\"," + ACTION_RESOURCE + "}}",
                PolicyKind.SESSION,
                "Policy document should not specify a principal.");
    }

    @Test
    void a_resource_control_policy_that_allows_is_refused() {
        refused(
                "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\"," + ACTION_RESOURCE + "}}",
                PolicyKind.RESOURCE_CONTROL,
                "supports only the Deny effect");
    }

    @Test
    void a_resource_control_policy_about_somebody_is_refused() {
        refused(
                "{\"Statement\":{\"Effect\":\"Deny\",\"Principal\":{\"AWS\":\"123456789012\"}," + ACTION_RESOURCE
                        + "}}",
                PolicyKind.RESOURCE_CONTROL,
                "supports only the principal \"*\"");
    }

    @Test
    void the_place_of_an_error_is_named() {
        refused(
                "{\n  \"Statement\": {\n    \"Effect\": \"Maybe\"\n  }\n}",
                PolicyKind.IDENTITY,
                "Syntax errors in policy. Effect must be Allow or Deny (line 3, column 15)");
    }

    @Test
    void what_is_larger_than_any_upload_is_not_even_read() {
        assertThatThrownBy(() -> PolicyDocument.parse(" ".repeat(200_000), PolicyKind.IDENTITY))
                .hasMessage("Cannot exceed quota for PolicySize: 131072");
    }

    private static void refused(String json, PolicyKind kind, String message) {
        assertThatThrownBy(() -> PolicyDocument.parse(json, kind))
                .isInstanceOf(MalformedPolicyException.class)
                .hasMessageContaining(message)
                .hasFieldOrPropertyWithValue("code", "MalformedPolicyDocument");
    }

    @Test
    void an_error_has_a_place_to_point_at() {
        assertThatThrownBy(() -> PolicyDocument.parse("{\n \"Statement\": 7}", PolicyKind.IDENTITY))
                .isInstanceOfSatisfying(
                        MalformedPolicyException.class,
                        malformed -> assertThat(malformed.place()).hasValue(new JsonValue.Place(2, 15, 16, 17)));
        assertThatThrownBy(() -> PolicyDocument.parse("{} \"", PolicyKind.IDENTITY))
                .hasMessageContaining("Text after the end of the document (line 1, column 4)");
    }

    @Test
    void what_is_to_be_completed_and_has_nothing_to_complete_is_refused() {
        refused(
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"arn\"}}",
                PolicyKind.IDENTITY,
                "Resource arn must be in ARN format or \"*\".");
    }

    @ParameterizedTest
    @EnumSource(names = {"TRUST", "RESOURCE"})
    void a_canonical_user_has_an_id_and_is_trusted_with_no_role(PolicyKind kind) {
        String id = kind == PolicyKind.TRUST ? "79a59df900b949e5" : "";
        refused(
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\",\"Principal\":{\"CanonicalUser\":\"%s\"}}}"
                        .formatted(id),
                kind,
                "Invalid principal in policy: \"CANONICALUSER\":\"%s\"".formatted(id));
    }
}
