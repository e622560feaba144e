package io.chancery.language.validation;

import static io.chancery.language.validation.Pair.document;

import io.chancery.language.PolicyKind;
import java.util.List;

/** Policies that name principals, and control policies. */
final class PrincipalPairs {

    private static final String ROLE = "arn:aws:iam::123456789012:role/ops";
    private static final String GITHUB = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";
    private static final String WEB = "'Action':'sts:AssumeRoleWithWebIdentity'";
    private static final String BY_SUBJECT =
            "'StringEquals':{'token.actions.githubusercontent.com:sub':'repo:acme/app:ref:refs/heads/main'}";
    private static final String MINE = "'StringEquals':{'aws:SourceAccount':'123456789012'}";

    private PrincipalPairs() {}

    static List<Pair> all() {
        return List.of(
                trust(
                        IssueCode.ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE,
                        "'Principal':{'AWS':'123456789012'},'Action':'sts:AssumeRole','Resource':'*'",
                        "'Principal':{'AWS':'123456789012'},'Action':'sts:AssumeRole'"),
                Pair.of(
                        IssueCode.ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL,
                        PolicyKind.TRUST,
                        document("'Effect':'Deny','NotPrincipal':{'AWS':'123456789012'},'Action':'sts:AssumeRole'"),
                        document("'Effect':'Deny','Principal':{'AWS':'123456789012'},'Action':'sts:AssumeRole'")),
                trust(
                        IssueCode.ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL,
                        "'Principal':'*','Action':'sts:AssumeRole'",
                        "'Principal':{'AWS':'*'},'Action':'sts:AssumeRole'"),
                resource(
                        IssueCode.UNSUPPORTED_WILDCARD_IN_PRINCIPAL,
                        "'Principal':{'Service':'*'},"
                                + "'Condition':{'StringEquals':{'aws:SourceAccount':'123456789012'}}",
                        "'Principal':{'AWS':'*'},"
                                + "'Condition':{'StringEquals':{'aws:SourceAccount':'123456789012'}}"),
                trust(
                                IssueCode.INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY,
                                federated("google", "'StringEquals':{'accounts.google.com:aud':'a'}"),
                                federated("accounts.google.com", "'StringEquals':{'accounts.google.com:aud':'a'}"))
                        .also(IssueCode.MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL),
                trust(
                        IssueCode.MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL,
                        federated("accounts.google.com", "'Bool':{'aws:SecureTransport':'true'}"),
                        federated("accounts.google.com", "'StringEquals':{'accounts.google.com:aud':'a'}")),
                trust(
                        IssueCode.MISSING_GITHUB_REPO_CONDITION_KEY,
                        federated(GITHUB, "'StringEquals':{'token.actions.githubusercontent.com:aud':'a'}"),
                        federated(GITHUB, BY_SUBJECT)),
                trust(
                        IssueCode.SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED,
                        federated(GITHUB, "'StringLike':{'token.actions.githubusercontent.com:sub':'repo:acme/*'}"),
                        federated(GITHUB, BY_SUBJECT)),
                trust(
                        IssueCode.MISMATCHED_ACTION_FOR_PRINCIPAL,
                        "'Principal':{'AWS':'123456789012'}," + WEB,
                        "'Principal':{'AWS':'123456789012'},'Action':'sts:AssumeRole'"),
                trust(
                        IssueCode.MISMATCHED_ACTION_FOR_PRINCIPAL,
                        "'Principal':{'Federated':'arn:aws:iam::123456789012:saml-provider/adfs'}," + WEB,
                        "'Principal':{'Federated':'arn:aws:iam::123456789012:saml-provider/adfs'},"
                                + "'Action':'sts:AssumeRoleWithSAML'"),
                trust(
                        IssueCode.MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY,
                        "'Principal':{'Service':'rolesanywhere.amazonaws.com'},'Action':['sts:AssumeRole','sts:TagSession']",
                        "'Principal':{'Service':'rolesanywhere.amazonaws.com'},"
                                + "'Action':['sts:AssumeRole','sts:TagSession','sts:SetSourceIdentity']"),
                trust(
                        IssueCode.REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY,
                        sessionAnd(ROLE),
                        sessionAnd("arn:aws:iam::123456789012:role/deploy")),
                Pair.of(
                        IssueCode.POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA,
                        PolicyKind.TRUST,
                        padded("'Principal':{'AWS':'123456789012'},'Action':'sts:AssumeRole'", 2_048),
                        padded("'Principal':{'AWS':'123456789012'},'Action':'sts:AssumeRole'", 1_800)),
                resource(
                        IssueCode.INVALID_ROLE_REFERENCE,
                        "'Principal':{'AWS':'AROA0123456789012345A'}",
                        "'Principal':{'AWS':'%s'}".formatted(ROLE)),
                resource(
                        IssueCode.INVALID_USER_REFERENCE,
                        "'Principal':{'AWS':'AIDA0123456789012345A'}",
                        "'Principal':{'AWS':'arn:aws:iam::123456789012:user/alice'}"),
                resource(
                        IssueCode.FEDERATED_PRINCIPAL_NOT_SUPPORTED,
                        "'Principal':{'Federated':'accounts.google.com'}",
                        "'Principal':{'AWS':'%s'}".formatted(ROLE)),
                resource(
                        IssueCode.INVALID_SERVICE_PRINCIPAL_FORMAT,
                        service("Lambda", MINE),
                        service("lambda.amazonaws.com", MINE)),
                resource(
                        IssueCode.RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL,
                        service("lambda.amazonaws.com", "'Bool':{'aws:SecureTransport':'true'}"),
                        service("lambda.amazonaws.com", MINE)),
                resource(
                                IssueCode.RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL,
                                service("ses.amazonaws.com", "'StringEquals':{'aws:Referer':'123456789012'}"),
                                service("ses.amazonaws.com", MINE))
                        .also(IssueCode.UNTRUSTWORTHY_CONDITION_KEY),
                resource(
                        IssueCode.UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL,
                        service("lambda.amazonaws.com", MINE + ",'StringLike':{'aws:PrincipalOrgID':'o-a'}"),
                        service("lambda.amazonaws.com", MINE + ",'StringLikeIfExists':{'aws:PrincipalOrgID':'o-a'}")),
                Pair.of(
                        IssueCode.POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA,
                        PolicyKind.RESOURCE,
                        padded("'Principal':{'AWS':'123456789012'},'Action':'s3:GetObject'", 20_480),
                        padded("'Principal':{'AWS':'123456789012'},'Action':'s3:GetObject'", 20_300)),
                Pair.of(
                        IssueCode.SCP_SYNTAX_ERROR_PRINCIPAL,
                        PolicyKind.SERVICE_CONTROL,
                        document("'Effect':'Deny','Principal':'*','Action':'s3:*','Resource':'*'"),
                        document("'Effect':'Deny','Action':'s3:*','Resource':'*'")),
                Pair.of(
                        IssueCode.POLICY_SIZE_EXCEEDS_SCP_QUOTA,
                        PolicyKind.SERVICE_CONTROL,
                        padded("'Action':'s3:*','Resource':'*'", 5_120),
                        padded("'Action':'s3:*','Resource':'*'", 4_900)),
                rcp(
                        IssueCode.RCP_SYNTAX_ERROR_PRINCIPAL,
                        "'Effect':'Deny','Principal':{'AWS':'123456789012'},'Action':'s3:*','Resource':'*'",
                        "'Effect':'Deny','Principal':{'AWS':'*'},'Action':'s3:*','Resource':'*'"),
                rcp(
                        IssueCode.RCP_SYNTAX_ERROR_NOTACTION,
                        "'Effect':'Deny','Principal':'*','NotAction':'s3:*','Resource':'*'",
                        "'Effect':'Deny','Principal':'*','Action':'s3:*','Resource':'*'"),
                rcp(
                        IssueCode.RCP_SYNTAX_ERROR_ALLOW,
                        "'Effect':'Allow','Principal':'*','Action':'*','Resource':'arn:aws:s3:::b/*'",
                        "'Effect':'Allow','Principal':'*','Action':'*','Resource':'*'"),
                rcp(
                        IssueCode.RCP_SYNTAX_ERROR_ALLOW,
                        "'Effect':'Allow','Principal':'*','Action':'s3:Get*','Resource':'*'",
                        "'Effect':'Deny','Principal':'*','Action':'s3:Get*','Resource':'*'"),
                rcp(
                        IssueCode.RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY,
                        denied("'StringNotEqualsIfExists':{'aws:PrincipalOrgID':'o-a'}"),
                        denied("'StringNotEqualsIfExists':{'aws:PrincipalOrgID':'o-a'},"
                                + "'BoolIfExists':{'aws:PrincipalIsAWSService':'false'}")),
                rcp(
                        IssueCode.RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY,
                        denied("'StringNotEqualsIfExists':{'aws:SourceOrgID':'o-a'}"),
                        denied("'StringNotEqualsIfExists':{'aws:SourceOrgID':'o-a'},"
                                + "'BoolIfExists':{'aws:PrincipalIsAWSService':'true'}")),
                Pair.of(
                        IssueCode.POLICY_SIZE_EXCEEDS_RCP_QUOTA,
                        PolicyKind.RESOURCE_CONTROL,
                        padded("'Principal':'*','Action':'s3:*','Resource':'*'", 5_120),
                        padded("'Principal':'*','Action':'s3:*','Resource':'*'", 4_900)));
    }

    private static Pair trust(IssueCode code, String with, String without) {
        return Pair.of(
                code, PolicyKind.TRUST, document("'Effect':'Allow'," + with), document("'Effect':'Allow'," + without));
    }

    private static Pair rcp(IssueCode code, String with, String without) {
        return Pair.of(code, PolicyKind.RESOURCE_CONTROL, document(with), document(without));
    }

    private static Pair resource(IssueCode code, String with, String without) {
        String statement = "'Effect':'Allow','Action':'s3:GetObject','Resource':'arn:aws:s3:::b/*',";
        return Pair.of(code, PolicyKind.RESOURCE, document(statement + with), document(statement + without));
    }

    private static String federated(String provider, String condition) {
        return "'Principal':{'Federated':'%s'},%s,'Condition':{%s}".formatted(provider, WEB, condition);
    }

    private static String service(String name, String condition) {
        return "'Principal':{'Service':'%s'},'Condition':{%s}".formatted(name, condition);
    }

    private static String sessionAnd(String role) {
        return "'Principal':{'AWS':['%s','arn:aws:sts::123456789012:assumed-role/ops/release']},'Action':'sts:AssumeRole'"
                .formatted(role);
    }

    private static String denied(String condition) {
        return "'Effect':'Deny','Principal':'*','Action':'s3:*','Resource':'*','Condition':{%s}".formatted(condition);
    }

    private static String padded(String statement, int characters) {
        return document("'Effect':'Deny',%s,'Condition':{'StringEquals':{'aws:userid':'%s'}}"
                .formatted(statement, "a".repeat(characters)));
    }
}
