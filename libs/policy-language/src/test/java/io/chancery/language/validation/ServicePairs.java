package io.chancery.language.validation;

import static io.chancery.language.validation.Pair.document;
import static io.chancery.language.validation.Pair.identity;

import io.chancery.language.PolicyKind;
import java.util.List;

/** Actions, resources and condition keys, against what services have. */
final class ServicePairs {

    private static final String OBJECT = "arn:aws:s3:::data/*";

    private ServicePairs() {}

    static List<Pair> all() {
        return List.of(
                actions(IssueCode.INVALID_SERVICE_IN_ACTION, "s4:GetObject", "S3:GetObject"),
                actions(IssueCode.INVALID_ACTION, "s3:GetObjekt", "s3:getobject"),
                actions(IssueCode.INVALID_ACTION, "s3:Fetch*", "s3:Get*"),
                actions(IssueCode.WILDCARD_IN_SERVICE_NAME, "s*:GetObject", "s3:G*"),
                actions(IssueCode.UNSUPPORTED_RESOURCE_FOR_ACTION, "s3:ListBucket", "s3:List*"),
                identity(
                        IssueCode.UNSUPPORTED_RESOURCE_FOR_ACTION,
                        allow("s3:ListAllMyBuckets", "arn:aws:s3:::*"),
                        allow("s3:ListAllMyBuckets", "*")),
                resources(IssueCode.INVALID_SERVICE, "sqs:SendMessage", "arn:aws:sqz:eu-west-1:123456789012:q"),
                resources(IssueCode.WILDCARD_IN_SERVICE_NAME, "sqs:SendMessage", "arn:aws:s*:eu-west-1:123456789012:q"),
                resources(IssueCode.INVALID_ARN_RESOURCE, "iam:PassRole", "arn:aws:iam::123456789012:rolle/ops"),
                resources(IssueCode.MISSING_ARN_REGION, "sqs:SendMessage", "arn:aws:sqs::123456789012:q"),
                resources(IssueCode.MISSING_ARN_ACCOUNT, "sqs:SendMessage", "arn:aws:sqs:eu-west-1::q"),
                resources(
                        IssueCode.ARN_REGION_NOT_ALLOWED, "iam:PassRole", "arn:aws:iam:eu-west-1:123456789012:role/r"),
                resources(IssueCode.ARN_ACCOUNT_NOT_ALLOWED, "s3:GetObject", "arn:aws:s3::123456789012:b/o"),
                condition(
                        IssueCode.INVALID_SERVICE,
                        "'StringEquals':{'s4:prefix':'a'}",
                        "'StringEquals':{'accounts.google.com:aud':'a'}"),
                condition(
                        IssueCode.INVALID_SERVICE_CONDITION_KEY,
                        "'StringEquals':{'s3:prefiks':'a'}",
                        "'StringEquals':{'s3:ExistingObjectTag/team':'a'}"),
                condition(
                        IssueCode.UNSUPPORTED_ACTION_FOR_CONDITION_KEY,
                        "'StringEquals':{'s3:prefix':'a'}",
                        "'StringEqualsIfExists':{'s3:prefix':'a'}"),
                condition(
                        IssueCode.TYPE_MISMATCH,
                        "'StringEqualsIfExists':{'s3:max-keys':'10'}",
                        "'NumericEqualsIfExists':{'s3:max-keys':'10'}"),
                condition(
                        IssueCode.TYPE_MISMATCH,
                        "'StringEquals':{'aws:SecureTransport':'true'}",
                        "'Bool':{'aws:SecureTransport':'true'}"),
                condition(
                        IssueCode.STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS,
                        "'StringLike':{'s3:DataAccessPointArn':'arn:aws:s3:*'}",
                        "'ArnLike':{'s3:DataAccessPointArn':'arn:aws:s3:*:*:*'}"),
                tagged(IssueCode.ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE, "Allow", "Action", "s3:Get*"),
                tagged(IssueCode.DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE, "Deny", "Action", "s3:Get*"),
                tagged(
                        IssueCode.ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE,
                        "Allow",
                        "NotAction",
                        "iam:*"),
                tagged(
                        IssueCode.DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE,
                        "Deny",
                        "NotAction",
                        "iam:*"),
                attached(IssueCode.UNSUPPORTED_ACTION_IN_POLICY, "sqs:SendMessage", OBJECT)
                        .also(IssueCode.UNSUPPORTED_RESOURCE_FOR_ACTION),
                attached(
                        IssueCode.UNSUPPORTED_RESOURCE_ARN_IN_POLICY,
                        "s3:Get*",
                        "arn:aws:sqs:eu-west-1:123456789012:q"));
    }

    static String allow(String action, String resource) {
        return document("'Effect':'Allow','Action':'%s','Resource':'%s'".formatted(action, resource));
    }

    private static Pair actions(IssueCode code, String with, String without) {
        return identity(code, allow(with, OBJECT), allow(without, OBJECT));
    }

    private static Pair resources(IssueCode code, String action, String with) {
        String without = switch (action) {
            case "iam:PassRole" -> "arn:aws:iam::123456789012:role/ops";
            case "sqs:SendMessage" -> "arn:aws:sqs:*:123456789012:q";
            default -> OBJECT;
        };
        return identity(code, allow(action, with), allow(action, without));
    }

    static Pair condition(IssueCode code, String with, String without) {
        String statement = "'Effect':'Allow','Action':'s3:GetObject','Resource':'%s','Condition':{%s}";
        return identity(
                code, document(statement.formatted(OBJECT, with)), document(statement.formatted(OBJECT, without)));
    }

    private static Pair tagged(IssueCode code, String effect, String element, String action) {
        String statement =
                "'Effect':'%s','%s':'%s','Resource':'*','Condition':{'StringEquals':{'aws:ResourceTag/team':'a'}}";
        return identity(
                code,
                document(statement.formatted(effect, element, action)),
                document(statement.formatted(effect, "Action", "dynamodb:GetItem")));
    }

    private static Pair attached(IssueCode code, String action, String resource) {
        String statement = "'Effect':'Allow','Principal':{'AWS':'123456789012'},'Action':'%s','Resource':'%s'";
        return Pair.of(
                        code,
                        PolicyKind.RESOURCE,
                        document(statement.formatted(action, resource)),
                        document(statement.formatted("s3:Get*", OBJECT)))
                .attachedTo(ResourceKind.S3_BUCKET);
    }
}
