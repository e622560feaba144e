package io.chancery.language.validation;

import static io.chancery.language.validation.Pair.document;
import static io.chancery.language.validation.Pair.identity;
import static io.chancery.language.validation.ServicePairs.condition;

import java.util.List;

/** Conditions that the document alone tells of, and grants that are wider than they look. */
final class ConditionPairs {

    private ConditionPairs() {}

    static List<Pair> all() {
        return List.of(
                condition(
                        IssueCode.MISSING_TAG_KEY_IN_CONDITION,
                        "'StringEquals':{'aws:PrincipalTag':'a'}",
                        "'StringEquals':{'aws:PrincipalTag/team':'a'}"),
                condition(
                        IssueCode.UNSUPPORTED_GLOBAL_CONDITION_KEY,
                        "'ArnLike':{'aws:ARN':'arn:aws:iam::123456789012:user/a'}",
                        "'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::123456789012:user/a'}"),
                condition(
                        IssueCode.INVALID_CONDITION_DATA_TYPE,
                        "'StringEquals':{'aws:PrincipalTag/level':['1',2]}",
                        "'StringEquals':{'aws:PrincipalTag/level':[1,2]}"),
                condition(
                        IssueCode.INVALID_DATE_VALUE,
                        "'DateLessThan':{'aws:CurrentTime':'1577836800'}",
                        "'DateLessThan':{'aws:CurrentTime':'2020-01-01'}"),
                condition(
                        IssueCode.EMPTY_ARRAY_CONDITION_IFEXISTS,
                        "'StringEqualsIfExists':{'aws:userid':[]}",
                        "'StringEqualsIfExists':{'aws:userid':['a']}"),
                condition(
                        IssueCode.EMPTY_ARRAY_CONDITION_FORALLVALUES,
                        "'ForAllValues:StringEquals':{'aws:TagKeys':[]}",
                        "'ForAllValues:StringEquals':{'aws:TagKeys':['a']}"),
                condition(
                        IssueCode.EMPTY_ARRAY_CONDITION_FORANYVALUE,
                        "'ForAnyValue:StringEquals':{'aws:TagKeys':[]}",
                        "'ForAnyValue:StringEquals':{'aws:TagKeys':['a']}"),
                condition(
                        IssueCode.REDUNDANT_CONDITION_VALUE_NUM,
                        "'NumericLessThan':{'aws:MultiFactorAuthAge':['300','600']}",
                        "'NumericEquals':{'aws:MultiFactorAuthAge':['300','600']}"),
                condition(
                        IssueCode.EQUIVALENT_TO_NULL_FALSE,
                        "'StringLike':{'aws:PrincipalTag/team':'*'}",
                        "'StringLike':{'aws:PrincipalTag/team':'?*'}"),
                condition(
                        IssueCode.EQUIVALENT_TO_NULL_TRUE,
                        "'StringNotLike':{'aws:PrincipalTag/team':'*'}",
                        "'StringNotLike':{'aws:PrincipalTag/team':'a*'}"),
                condition(
                        IssueCode.REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION,
                        "'StringLikeIfExists':{'aws:PrincipalTag/team':'*'}",
                        "'StringLikeIfExists':{'aws:PrincipalTag/team':'a*'}"),
                condition(
                        IssueCode.UNTRUSTWORTHY_CONDITION_KEY,
                        "'StringLike':{'aws:UserAgent':'aws-cli/*'}",
                        "'StringLike':{'aws:PrincipalTag/tool':'aws-cli/*'}"),
                condition(
                        IssueCode.MISSING_PAIRED_CONDITION_KEYS,
                        "'IpAddress':{'aws:VpcSourceIp':'10.0.0.0/8'}",
                        "'IpAddress':{'aws:VpcSourceIp':'10.0.0.0/8'},'StringEquals':{'aws:SourceVpc':'vpc-1'}"),
                condition(
                        IssueCode.FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE,
                        "'ForAnyValue:StringEquals':{'accounts.google.com:aud':'a'}",
                        "'StringEquals':{'accounts.google.com:aud':'a'}"),
                identity(
                        IssueCode.S3_PREFIX_IN_NEGATIVE_CONTEXT,
                        list("Deny", "StringLike"),
                        list("Deny", "StringNotLike")),
                identity(
                        IssueCode.S3_PREFIX_IN_NEGATIVE_CONTEXT,
                        list("Allow", "StringNotLike"),
                        list("Allow", "StringLike")),
                identity(
                        IssueCode.DYNAMODB_ATTRIBUTES_WITHOUT_SELECT,
                        attributes(""),
                        attributes(",'StringEquals':{'dynamodb:Select':'SPECIFIC_ATTRIBUTES'}")),
                identity(
                        IssueCode.INVALID_KMS_KEY_VALUE,
                        encrypted("alias/a"),
                        encrypted("arn:aws:kms:eu-west-1:123456789012:key/0f3a")),
                linked(
                        IssueCode.CREATE_SLR_WITH_STAR_IN_RESOURCE,
                        "'Action':'iam:CreateServiceLinkedRole'",
                        "Resource"),
                linked(IssueCode.CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE, "'Action':'iam:Create*'", "Resource"),
                linked(IssueCode.CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION, "'NotAction':'s3:*'", "Resource")
                        .also(IssueCode.PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION),
                linked(IssueCode.CREATE_SLR_WITH_NOT_RESOURCE, "'Action':'iam:CreateServiceLinkedRole'", "NotResource"),
                linked(IssueCode.CREATE_SLR_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE, "'Action':'iam:Cr*'", "NotResource"),
                linked(IssueCode.CREATE_SLR_WITH_NOT_ACTION_AND_NOT_RESOURCE, "'NotAction':'s3:*'", "NotResource")
                        .also(IssueCode.PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE));
    }

    private static String list(String effect, String operator) {
        return document(
                "'Effect':'%s','Action':'s3:ListBucket','Resource':'arn:aws:s3:::b','Condition':{'%s':{'s3:prefix':'a/*'}}"
                        .formatted(effect, operator));
    }

    private static String attributes(String more) {
        return document(
                "'Effect':'Allow','Action':'dynamodb:GetItem','Resource':'arn:aws:dynamodb:eu-west-1:123456789012:table/t',"
                        + "'Condition':{'ForAllValues:StringEquals':{'dynamodb:Attributes':['id']}%s}".formatted(more));
    }

    private static String encrypted(String key) {
        return document("'Effect':'Allow','Action':'s3:PutObject','Resource':'arn:aws:s3:::b/*',"
                + "'Condition':{'StringEquals':{'s3:x-amz-server-side-encryption-aws-kms-key-id':'%s'}}"
                        .formatted(key));
    }

    /** Service-linked roles, of any service or of one. */
    private static Pair linked(IssueCode code, String actions, String element) {
        String roles = "arn:aws:iam::123456789012:role/";
        String any = element.equals("Resource") ? roles + "*" : roles + "ops";
        String one = roles + "aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS";
        return identity(
                code,
                document("'Effect':'Allow',%s,'%s':'%s'".formatted(actions, element, any)),
                document("'Effect':'Allow','Action':'iam:CreateServiceLinkedRole','Resource':'%s'".formatted(one)));
    }
}
