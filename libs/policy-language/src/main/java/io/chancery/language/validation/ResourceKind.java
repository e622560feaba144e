package io.chancery.language.validation;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a resource policy is to be attached to, where that makes a difference (Access Analyzer API Reference,
 * "ValidatePolicy", {@code validatePolicyResourceType}).
 */
public enum ResourceKind {
    S3_BUCKET("AWS::S3::Bucket", "s3", Set.of("bucket", "object")),
    S3_ACCESS_POINT("AWS::S3::AccessPoint", "s3", Set.of("accesspoint", "accesspointobject")),
    S3_MULTI_REGION_ACCESS_POINT(
            "AWS::S3::MultiRegionAccessPoint", "s3", Set.of("multiregionaccesspoint", "multiregionaccesspointobject")),
    S3_OBJECT_LAMBDA_ACCESS_POINT(
            "AWS::S3ObjectLambda::AccessPoint", "s3-object-lambda", Set.of("objectlambdaaccesspoint")),
    DYNAMODB_TABLE("AWS::DynamoDB::Table", "dynamodb", Set.of("table", "index")),
    /** A role's trust policy. */
    ROLE("AWS::IAM::AssumeRolePolicyDocument", "sts", Set.of());

    private final String text;
    private final String service;
    private final Set<String> types;

    ResourceKind(String text, String service, Set<String> types) {
        this.text = text;
        this.service = service;
        this.types = types;
    }

    /** The kind that is written like this. */
    public static Optional<ResourceKind> of(String text) {
        return Stream.of(values()).filter(kind -> kind.text.equals(text)).findFirst();
    }

    /** As one writes it. */
    public String text() {
        return text;
    }

    /** The prefix of the actions that such a policy may name. */
    String service() {
        return service;
    }

    /** The resource types that such a policy may name; empty if it names none. */
    Set<String> types() {
        return types;
    }
}
