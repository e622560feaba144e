package io.chancery.language.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.chancery.language.PolicyKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyValidatorTest {

    private static final String ALLOW = "'Effect':'Allow','Action':'s3:GetObject','Resource':'*'";
    private static final String TRUST = "'Effect':'Allow','Action':'sts:AssumeRole'";

    private static String document(String... statements) {
        return "{'Version':'2012-10-17','Statement':[%s]}"
                .formatted(Stream.of(statements).map("{%s}"::formatted).collect(Collectors.joining(",")));
    }

    private static String condition(String condition) {
        return document(ALLOW + ",'Condition':{%s}".formatted(condition));
    }

    private static List<Finding> findings(String json, PolicyKind kind) {
        return PolicyValidator.validate(json.replace('\'', '"'), kind);
    }

    private static Arguments identity(IssueCode code, String json) {
        return arguments(code, PolicyKind.IDENTITY, json);
    }

    private static Arguments resource(IssueCode code, String principal) {
        return arguments(code, PolicyKind.RESOURCE, document(ALLOW + "," + principal));
    }

    static Stream<Arguments> cases() {
        List<Arguments> cases = new ArrayList<>();
        cases.addAll(structure());
        cases.addAll(patterns());
        cases.addAll(conditions());
        cases.addAll(securityWarnings());
        return cases.stream();
    }

    private static List<Arguments> structure() {
        String twice = "'Sid':'a'," + ALLOW;
        return List.of(
                identity(IssueCode.JSON_SYNTAX_ERROR, "{'Version':"),
                identity(IssueCode.DATA_TYPE_MISMATCH, "[]"),
                identity(IssueCode.DATA_TYPE_MISMATCH, document("'Effect':'Allow','Action':[7],'Resource':'*'")),
                identity(IssueCode.INVALID_POLICY_ELEMENT, document(ALLOW + ",'Comment':'x'")),
                identity(IssueCode.MISSING_STATEMENT, "{'Version':'2012-10-17'}"),
                identity(IssueCode.MISSING_VERSION, "{'Statement':{%s}}".formatted(ALLOW)),
                identity(IssueCode.INVALID_VERSION, "{'Version':'2020-01-01','Statement':{%s}}".formatted(ALLOW)),
                identity(IssueCode.MISSING_EFFECT, document("'Action':'s3:GetObject','Resource':'*'")),
                identity(IssueCode.INVALID_EFFECT, document("'Effect':'allow','Action':'s3:GetObject','Resource':'*'")),
                identity(IssueCode.MISSING_ACTION, document("'Effect':'Allow','Resource':'*'")),
                identity(IssueCode.MISSING_RESOURCE, document("'Effect':'Allow','Action':'s3:GetObject'")),
                identity(IssueCode.UNSUPPORTED_ELEMENT_COMBINATION, document(ALLOW + ",'NotResource':'*'")),
                identity(IssueCode.UNSUPPORTED_PRINCIPAL, document(ALLOW + ",'Principal':'*'")),
                identity(IssueCode.UNSUPPORTED_SID, document("'Sid':'a b'," + ALLOW)),
                identity(IssueCode.EMPTY_SID_VALUE, document("'Sid':''," + ALLOW)),
                identity(
                        IssueCode.UNIQUE_SIDS_REQUIRED,
                        document(twice, "'Sid':'a','Effect':'Deny','Action':'s3:Put*','Resource':'*'")),
                arguments(
                        IssueCode.UNIQUE_SIDS_RECOMMENDED,
                        PolicyKind.RESOURCE,
                        document(
                                twice + ",'Principal':'*'",
                                "'Sid':'a','Effect':'Deny','Action':'s3:Put*','Resource':'*','Principal':'*'")),
                identity(IssueCode.REDUNDANT_STATEMENT, document(ALLOW, "'Sid':'b'," + ALLOW.replace("'*'", "['*']"))),
                identity(
                        IssueCode.POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA,
                        document("'Effect':'Allow','Action':'s3:GetObject','Resource':'arn:aws:s3:::%s'"
                                .formatted("b".repeat(6_200)))));
    }

    private static List<Arguments> patterns() {
        return List.of(
                identity(IssueCode.EMPTY_ARRAY_ACTION, document("'Effect':'Allow','Action':[],'Resource':'*'")),
                identity(
                        IssueCode.EMPTY_ARRAY_RESOURCE,
                        document("'Effect':'Allow','Action':'s3:GetObject','Resource':[]")),
                identity(
                        IssueCode.INVALID_SERVICE_IN_ACTION,
                        document("'Effect':'Allow','Action':'GetObject','Resource':'*'")),
                identity(
                        IssueCode.VARIABLE_UNSUPPORTED_IN_ELEMENT,
                        document("'Effect':'Allow','Action':'s3:${aws:username}','Resource':'*'")),
                on("s3:GetObject", IssueCode.VARIABLE_UNSUPPORTED_IN_ELEMENT, "arn:aws:s3:${aws:username}::b"),
                on("s3:GetObject", IssueCode.INVALID_ARN_PREFIX, "aws:s3:::b"),
                on("s3:GetObject", IssueCode.INVALID_ARN_PREFIX, "b/*"),
                identity(
                        IssueCode.DATA_TYPE_MISMATCH,
                        "{'Version':'2012-10-17','Id':7,'Statement':{'Effect':'Allow','Action':'s3:GetObject',"
                                + "'Resource':'*'}}"),
                on("s3:GetObject", IssueCode.MISSING_ARN_FIELD, "arn:aws:s3:b"),
                on("s3:GetObject", IssueCode.INVALID_PARTITION, "arn:amazon:s3:::b"),
                on("s3:GetObject", IssueCode.INVALID_ARN_SERVICE_CASE, "arn:aws:S3:::b"),
                on("sqs:SendMessage", IssueCode.INVALID_ARN_ACCOUNT, "arn:aws:sqs:eu-west-1:12345:q"),
                on("s3:GetObject", IssueCode.MISSING_BRACE_IN_VARIABLE, "arn:aws:s3:::b/${aws:username"),
                on("s3:GetObject", IssueCode.EMPTY_VARIABLE, "arn:aws:s3:::b/${}"),
                on("s3:GetObject", IssueCode.UNSUPPORTED_SPACE_IN_VARIABLE, "arn:aws:s3:::b/${aws: username}"),
                on("s3:GetObject", IssueCode.MISSING_QUOTE_IN_VARIABLE, "arn:aws:s3:::b/${aws:username, x}"),
                identity(
                        IssueCode.VARIABLE_UNSUPPORTED_IN_VERSION,
                        "{'Version':'2008-10-17','Statement':{'Effect':'Allow','Action':'s3:GetObject',"
                                + "'Resource':'arn:aws:s3:::b/${aws:username}'}}"),
                identity(
                        IssueCode.REDUNDANT_ACTION,
                        document("'Effect':'Allow','Action':['s3:getobject','s3:Get*'],'Resource':'*'")),
                identity(
                        IssueCode.REDUNDANT_RESOURCE,
                        document(
                                "'Effect':'Allow','Action':'s3:GetObject','Resource':['arn:aws:s3:::b/*','arn:aws:s3:::b/?c']")));
    }

    private static Arguments on(String action, IssueCode code, String resource) {
        return identity(code, document("'Effect':'Allow','Action':'%s','Resource':'%s'".formatted(action, resource)));
    }

    private static List<Arguments> conditions() {
        return List.of(
                identity(IssueCode.DATA_TYPE_MISMATCH, document(ALLOW + ",'Condition':[]")),
                identity(IssueCode.EMPTY_OBJECT_CONDITION, condition("")),
                identity(IssueCode.EMPTY_OBJECT_CONDITION, condition("'Bool':{}")),
                identity(IssueCode.EMPTY_ARRAY_CONDITION, condition("'StringEquals':{'s3:x':[]}")),
                identity(IssueCode.INVALID_CONDITION_OPERATOR, condition("'StringsEqual':{'s3:x':'a'}")),
                identity(IssueCode.NULL_WITH_IF_EXISTS, condition("'NullIfExists':{'s3:x':'true'}")),
                identity(IssueCode.NULL_WITH_QUALIFIER, condition("'ForAllValues:Null':{'aws:TagKeys':'true'}")),
                identity(IssueCode.INVALID_CONDITION_KEY_FORMAT, condition("'StringEquals':{'prefix':'a'}")),
                identity(IssueCode.INVALID_GLOBAL_CONDITION_KEY, condition("'StringEquals':{'aws:SourceHost':'a'}")),
                identity(
                        IssueCode.DUPLICATE_KEYS_WITH_DIFFERENT_CASE,
                        condition("'StringEquals':{'s3:x':'a','S3:X':'b'}")),
                identity(IssueCode.MISSING_QUALIFIER, condition("'StringEquals':{'aws:TagKeys':'a'}")),
                identity(
                        IssueCode.INVALID_CONDITION_MULTIPLE_BOOLEAN,
                        condition("'Bool':{'aws:SecureTransport':[true,false]}")),
                identity(
                        IssueCode.INVALID_VARIABLE_FOR_OPERATOR,
                        condition("'NumericEquals':{'s3:max-keys':'${aws:username}'}")),
                identity(IssueCode.TYPE_MISMATCH_BOOLEAN, condition("'Bool':{'aws:SecureTransport':'yes'}")),
                identity(IssueCode.TYPE_MISMATCH_DATE, condition("'DateLessThan':{'aws:CurrentTime':'tomorrow'}")),
                identity(IssueCode.TYPE_MISMATCH_IP_RANGE, condition("'IpAddress':{'aws:SourceIp':'192.0.2.0/33'}")),
                identity(IssueCode.TYPE_MISMATCH_NUMBER, condition("'NumericEquals':{'s3:max-keys':'ten'}")),
                identity(IssueCode.TYPE_MISMATCH_STRING, condition("'BinaryEquals':{'s3:x':'***'}")),
                identity(IssueCode.IMPROVE_IP_RANGE, condition("'IpAddress':{'aws:SourceIp':'192.0.2.1/24'}")),
                identity(IssueCode.WILDCARD_WITHOUT_LIKE_OPERATOR, condition("'StringEquals':{'s3:prefix':'home/*'}")));
    }

    private static List<Arguments> securityWarnings() {
        return List.of(
                identity(
                        IssueCode.FORALLVALUES_WITH_SINGLE_VALUED_KEY,
                        condition("'ForAllValues:StringEquals':{'aws:PrincipalTag/team':'a'}")),
                resource(IssueCode.ALLOW_WITH_NOT_PRINCIPAL, "'NotPrincipal':{'AWS':'123456789012'}"),
                resource(IssueCode.INVALID_PRINCIPAL_FORMAT, "'Principal':{'AWS':'alice'}"),
                resource(IssueCode.INVALID_PRINCIPAL_KEY, "'Principal':{'User':'alice'}"),
                resource(
                        IssueCode.UNSUPPORTED_WILDCARD_IN_PRINCIPAL,
                        "'Principal':{'AWS':'arn:aws:iam::123456789012:user/*'}"),
                resource(IssueCode.EMPTY_ARRAY_PRINCIPAL, "'Principal':{'AWS':[]}"),
                resource(IssueCode.EMPTY_OBJECT_PRINCIPAL, "'Principal':{}"),
                arguments(IssueCode.MISSING_PRINCIPAL, PolicyKind.TRUST, document(TRUST)),
                on("iam:PassRole", IssueCode.PASS_ROLE_WITH_STAR_IN_RESOURCE, "arn:aws:iam::123456789012:role/*"),
                on("iam:Pass*", IssueCode.PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE, "*"),
                identity(
                        IssueCode.PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION,
                        document("'Effect':'Allow','NotAction':'s3:*','Resource':'*'")),
                identity(
                        IssueCode.PASS_ROLE_WITH_NOT_RESOURCE,
                        document(
                                "'Effect':'Allow','Action':'iam:PassRole','NotResource':'arn:aws:iam::123456789012:role/admin'")),
                identity(
                        IssueCode.PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE,
                        document("'Effect':'Allow','Action':'*','NotResource':'arn:aws:iam::123456789012:role/admin'")),
                identity(
                        IssueCode.PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE,
                        document(
                                "'Effect':'Allow','NotAction':'s3:*','NotResource':'arn:aws:iam::123456789012:role/admin'")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_mistake_is_found_and_nothing_else(IssueCode code, PolicyKind kind, String json) {
        assertThat(findings(json, kind))
                .extracting(Finding::code)
                // Whoever may pass any role may also make any service-linked one.
                .filteredOn(found -> !found.name().startsWith("CREATE_SLR"))
                .containsExactly(code);
    }

    @Test
    void a_sound_policy_has_no_findings() {
        assertThat(findings(
                        document(
                                "'Sid':'Read','Effect':'Allow','Action':['s3:GetObject','s3:List*'],"
                                        + "'Resource':['arn:aws:s3:::data','arn:aws:s3:::data/${aws:username}/*'],"
                                        + "'Condition':{'IpAddress':{'aws:SourceIp':'10.0.0.0/8'},'Bool':{'aws:SecureTransport':true}}",
                                "'Effect':'Allow','Action':'iam:PassRole','Resource':'*',"
                                        + "'Condition':{'StringEquals':{'iam:PassedToService':'lambda.amazonaws.com'}}",
                                "'Effect':'Allow','Action':'*','Resource':'arn:aws:s3:::*'",
                                "'Effect':'Deny','NotAction':'iam:*','Resource':'*',"
                                        + "'Condition':{'ForAnyValue:StringLike':{'aws:TagKeys':'secret*'}}"),
                        PolicyKind.IDENTITY))
                .isEmpty();
    }

    @Test
    void a_finding_says_where() {
        String json =
                "{\"Version\":\"2012-10-17\",\n\"Statement\":[{\"Effect\":\"Allow\",\n \"Action\":[\"s3:Get*\",\"x\"],\"Resource\":\"*\"}]}";

        assertThat(PolicyValidator.validate(json, PolicyKind.IDENTITY))
                .extracting(Finding::location)
                .containsExactly(new Finding.Location(
                        List.of(
                                new Finding.Step.Member("Statement"),
                                new Finding.Step.Item(0),
                                new Finding.Step.Member("Action"),
                                new Finding.Step.Item(1)),
                        new Finding.Position(3, 22, json.indexOf("\"x\"")),
                        new Finding.Position(3, 25, json.indexOf("\"x\"") + 3)));
    }

    @Test
    void a_finding_about_an_element_of_several_lines_says_where_it_ends() {
        String json =
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\r\n\"Effect\":\"Allow\",\n\"Action\":[\r\n],\"Resource\":\"*\"}]}";

        assertThat(PolicyValidator.validate(json, PolicyKind.IDENTITY))
                .extracting(finding -> finding.location().end())
                .containsExactly(new Finding.Position(4, 2, json.indexOf("]") + 1));
    }

    @Test
    void a_syntax_error_says_where() {
        assertThat(PolicyValidator.validate("{\n \"Version\": x}", PolicyKind.IDENTITY))
                .extracting(finding -> finding.location().start())
                .containsExactly(new Finding.Position(2, 13, 14));
    }

    @Test
    void it_goes_on_after_the_first_mistake() {
        assertThat(findings(document("'Effect':'Maybe','Action':'x','Resource':'b'"), PolicyKind.IDENTITY))
                .extracting(Finding::code)
                .containsExactly(
                        IssueCode.INVALID_EFFECT, IssueCode.INVALID_SERVICE_IN_ACTION, IssueCode.INVALID_ARN_PREFIX);
    }

    @Test
    void hundreds_of_patterns_are_not_compared_with_each_other() {
        String actions =
                IntStream.range(0, 500).mapToObj("'s3:*%d*'"::formatted).collect(Collectors.joining(","));

        assertThat(findings(
                        document("'Effect':'Allow','Action':[%s],'Resource':'*'".formatted(actions)),
                        PolicyKind.IDENTITY))
                .isEmpty();
    }
}
