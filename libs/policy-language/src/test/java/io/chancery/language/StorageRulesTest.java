package io.chancery.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What IAM does not keep, in its words, and what it keeps. */
class StorageRulesTest {

    private static final String GITHUB = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";

    private static void identity(String resource) {
        PolicyDocument.parseToStore("""
                {"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"%s"}}""".formatted(resource), PolicyKind.IDENTITY, PolicyLimits.MANAGED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "arn:aws2:s3:::example-bucket/*| Partition \"aws2\" is not valid for resource \"arn:aws2:s3:::example-bucket/*\".",
                "arn:error:s3:::b              | Partition \"error\" is not valid for resource \"arn:error:s3:::b\".",
                "s3::example-bucket/*          | Partition \"\" is not valid for resource \"arn::example-bucket/*:*:*:*\".",
                "a:bsdfdsafsad                 | Partition \"bsdfdsafsad\" is not valid for resource \"arn:bsdfdsafsad:*:*:*:*\".",
                "a:b:c:d:e:f:g:h               | Partition \"b\" is not valid for resource \"arn:b:c:d:e:f:g:h\".",
                "arn:aws:s3::example_bucket    | The policy failed legacy parsing. Resource arn:aws:s3::example_bucket lacks a colon",
                "arn:awss3::example-bucket/*   | The policy failed legacy parsing. Resource arn:awss3::example-bucket/* lacks a colon",
                "arn:aws                       | Resource vendor must be fully qualified and cannot contain regexes.",
                "arn:aws:*:*:111122223333:*    | Resource vendor must be fully qualified and cannot contain regexes.",
                "arn:aws:s?:::b                | Resource vendor must be fully qualified and cannot contain regexes.",
                "arn:aws:iam:us-east-1:111122223333:role/a | IAM resource arn:aws:iam:us-east-1:111122223333:role/a cannot contain region information.",
                "arn:aws:s3:us-east-1::b       | Resource arn:aws:s3:us-east-1::b can not contain region information.",
                "arn:aws:iam:::example_bucket  | IAM resource path must either be \"*\", root, or start with user/, federated-user/, role/, group/, instance-profile/, mfa/, server-certificate/, policy/, sms-mfa/, saml-provider/, oidc-provider/, report/, access-report/.",
                "arn:aws:iam::111122223333:*/* | IAM resource path must either be",
                "arn:aws:iam::${aws:PrincipalAccount}:role/x | The policy failed legacy parsing. Resource arn:aws:iam::${aws:PrincipalAccount}:role/x has a variable before its last part",
                "invalid                       | Resource invalid must be in ARN format or \"*\"."
            })
    void aResourceThatMatchesNothingIsRefused(String resource, String message) {
        assertThatThrownBy(() -> identity(resource))
                .isInstanceOf(MalformedPolicyException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "arn:aws:fdsasf",
                "arn:aws:s3",
                "arn:aws-us-gov:s3:::b",
                "arn:*:s3:::b",
                "arn:aws:s3:us-west-2:111122223333:accesspoint/a",
                "arn:aws:s3:*:*:job/*",
                "arn:aws:iam::111122223333:*",
                "arn:aws:iam::111122223333:root",
                "arn:aws:iam::*:role/${aws:username}",
                "arn:aws:ec2:us-east-1:111122223333:*/*"
            })
    void otherResourcesAreKept(String resource) {
        identity(resource);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2020-13-01T00:00:00Z", "sdfdsf", "234-13", "2016-12-13T21:20:37.593194+1", "9223372036854775808"
            })
    void aDateThatIsNoneIsRefused(String date) {
        String condition = """
                "Condition":{"DateGreaterThanIfExists":{"aws:CurrentTime":["2020-01-01","%s"]}}""".formatted(date);
        String message = "The policy failed legacy parsing. \"%s\" of aws:CurrentTime is no date".formatted(date);

        assertThatThrownBy(() -> PolicyDocument.parseToStore(
                        """
                {"Statement":{"Effect":"Deny","Action":"*","Resource":"*",%s}}""".formatted(condition), PolicyKind.IDENTITY, PolicyLimits.MANAGED))
                .hasMessage(message);
        assertThatThrownBy(() ->
                        PolicyDocument.parseToStore("""
                {"Statement":{"Effect":"Deny","Action":"sts:AssumeRole","Principal":{"AWS":"*"},%s}}""".formatted(condition), PolicyKind.TRUST, PolicyLimits.TRUST))
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sts:AssumeRole",
                "STS:assumerolewithwebidentity",
                "sts:TagSession",
                "sts:SetContext",
                "sts:Assume*"
            })
    void aTrustPolicyIsAboutAssumingRoles(String action) {
        assertThat(trust("\"AWS\":\"*\"", action, "").statements()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sts:InvalidAction", "sts:GetCallerIdentity", "s3:GetObject", "*"})
    void aTrustPolicyIsAboutNothingElse(String action) {
        assertThatThrownBy(() -> trust("\"AWS\":\"*\"", action, ""))
                .hasMessage("AssumeRole policy may only specify STS AssumeRole actions.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",\"Condition\":{\"StringLike\":{\"token.actions.githubusercontent.com:sub\":\"*\"}}",
                ",\"Condition\":{\"StringLike\":{\"token.actions.githubusercontent.com:sub\":\"*?*\"}}",
                ",\"Condition\":{\"StringEquals\":{\"token.actions.githubusercontent.com:aud\":\"sts.amazonaws.com\"}}",
                ",\"Condition\":{\"StringNotLike\":{\"token.actions.githubusercontent.com:sub\":\"repo:a/*\"}}",
                ",\"Condition\":{\"StringLikeIfExists\":{\"token.actions.githubusercontent.com:sub\":\"repo:a/*\"}}",
                ",\"Condition\":{\"ForAllValues:StringLike\":{\"token.actions.githubusercontent.com:sub\":\"repo:a/*\"}}"
            })
    void trustInAProviderThatOthersShareSaysWhoseTheTokenIs(String condition) {
        assertThatThrownBy(() ->
                        trust("\"Federated\":\"%s\"".formatted(GITHUB), "sts:AssumeRoleWithWebIdentity", condition))
                .hasMessage("Trust policy with trusted principal %s must evaluate, using StringEquals, StringLike or "
                                .formatted(GITHUB)
                        + "StringEqualsIgnoreCase, token.actions.githubusercontent.com:sub or"
                        + " token.actions.githubusercontent.com:job_workflow_ref which is not scoped to all.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"StringLike\":{\"token.actions.githubusercontent.com:sub\":\"repo:*\"}",
                "\"StringEquals\":{\"TOKEN.actions.githubusercontent.com:SUB\":\"repo:a/b:ref:refs/heads/main\"}",
                "\"ForAnyValue:StringEquals\":{\"token.actions.githubusercontent.com:sub\":\"repo:a/b\"}",
                "\"StringLike\":{\"token.actions.githubusercontent.com:job_workflow_ref\":\"a/b/*\"}"
            })
    void trustThatSaysWhoseTheTokenIsIsKept(String condition) {
        assertThat(trust(
                                "\"Federated\":\"%s\"".formatted(GITHUB),
                                "sts:AssumeRoleWithWebIdentity",
                                ",\"Condition\":{%s}".formatted(condition))
                        .statements())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "arn:aws:iam::111122223333:oidc-provider/gitlab.com          | gitlab.com:sub",
                "arn:aws:iam::111122223333:oidc-provider/api.pulumi.com/oidc | api.pulumi.com/oidc:aud",
                "arn:aws:iam::111122223333:oidc-provider/sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d | sts:RoleSessionName",
                "cognito-identity.amazonaws.com                              | cognito-identity.amazonaws.com:aud"
            })
    void eachSharedProviderHasItsClaim(String provider, String key) {
        String federated = "\"Federated\":\"%s\"".formatted(provider);
        assertThatThrownBy(() -> trust(federated, "sts:AssumeRoleWithWebIdentity", ""))
                .isInstanceOf(MalformedPolicyException.class);

        trust(federated, "sts:AssumeRoleWithWebIdentity", """
                ,"Condition":{"StringEquals":{"%s":"mine"}}""".formatted(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"arn:aws:iam::111122223333:oidc-provider/login.example.com", "www.amazon.com"})
    void otherProvidersNeedNoCondition(String provider) {
        assertThat(trust("\"Federated\":\"%s\"".formatted(provider), "sts:AssumeRoleWithWebIdentity", "")
                        .statements())
                .hasSize(1);
    }

    @Test
    void trustThatIsNotJsonIsToldAsSuch() {
        assertThatThrownBy(() -> PolicyDocument.parseToStore("{", PolicyKind.TRUST, PolicyLimits.TRUST))
                .hasMessageStartingWith("This policy contains invalid Json. The document is not JSON");
    }

    private static PolicyDocument trust(String principal, String action, String more) {
        return PolicyDocument.parseToStore(
                """
                {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{%s},"Action":"%s"%s}}""".formatted(principal, action, more), PolicyKind.TRUST, PolicyLimits.TRUST);
    }
}
