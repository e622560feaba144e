package io.chancery.language.validation;

import io.chancery.language.reference.KeyType;
import io.chancery.language.reference.Service;
import io.chancery.language.reference.Service.Action;
import io.chancery.language.reference.Service.ActionResource;
import io.chancery.language.reference.Service.ConditionKey;
import io.chancery.language.reference.Service.ResourceType;
import io.chancery.language.reference.ServiceCatalogue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A handful of services as AWS has them, each with a few of its actions. */
final class TestServices implements ServiceCatalogue {

    private static final ConditionKey RESOURCE_TAG = key("aws:ResourceTag/${TagKey}", KeyType.STRING);

    private static final ConditionKey PREFIX = key("s3:prefix", KeyType.STRING);
    private static final ConditionKey KMS_KEY = key("s3:x-amz-server-side-encryption-aws-kms-key-id", KeyType.STRING);
    private static final ConditionKey OBJECT_TAG = key("s3:ExistingObjectTag/<key>", KeyType.STRING);
    private static final ConditionKey MAX_KEYS = key("s3:max-keys", KeyType.NUMERIC);
    private static final ConditionKey ACCESS_POINT = key("s3:DataAccessPointArn", KeyType.ARN);
    private static final ResourceType BUCKET = type("bucket", "arn:${Partition}:s3:::${BucketName}");
    private static final ResourceType OBJECT = type("object", "arn:${Partition}:s3:::${BucketName}/${ObjectName}");

    private static final ConditionKey ATTRIBUTES = many("dynamodb:Attributes");
    private static final ConditionKey SELECT = key("dynamodb:Select", KeyType.STRING);
    private static final ResourceType TABLE =
            type("table", "arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}", RESOURCE_TAG);

    private static final ConditionKey PASSED_TO = key("iam:PassedToService", KeyType.STRING);
    private static final ConditionKey AWS_SERVICE = key("iam:AWSServiceName", KeyType.STRING);
    private static final ResourceType ROLE =
            type("role", "arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}", RESOURCE_TAG);

    private static final ResourceType QUEUE = type("queue", "arn:${Partition}:sqs:${Region}:${Account}:${QueueName}");

    private static final List<Service> SERVICES = List.of(
            new Service(
                    "s3",
                    "Amazon S3",
                    List.of(
                            action("GetObject", OBJECT, OBJECT_TAG, ACCESS_POINT),
                            action("PutObject", OBJECT, KMS_KEY),
                            action("ListBucket", BUCKET, PREFIX, MAX_KEYS),
                            new Action("ListAllMyBuckets", List.of("List"), "", List.of(), List.of())),
                    List.of(BUCKET, OBJECT),
                    List.of(PREFIX, KMS_KEY, OBJECT_TAG, MAX_KEYS, ACCESS_POINT)),
            new Service(
                    "dynamodb",
                    "Amazon DynamoDB",
                    List.of(action("GetItem", TABLE, ATTRIBUTES, SELECT)),
                    List.of(TABLE),
                    List.of(ATTRIBUTES, SELECT)),
            new Service(
                    "iam",
                    "IAM",
                    List.of(action("PassRole", ROLE, PASSED_TO), action("CreateServiceLinkedRole", ROLE, AWS_SERVICE)),
                    List.of(ROLE),
                    List.of(PASSED_TO, AWS_SERVICE)),
            new Service("sqs", "Amazon SQS", List.of(action("SendMessage", QUEUE)), List.of(QUEUE), List.of()),
            new Service(
                    "sts",
                    "AWS STS",
                    Stream.of(
                                    "AssumeRole",
                                    "AssumeRoleWithSAML",
                                    "AssumeRoleWithWebIdentity",
                                    "SetSourceIdentity",
                                    "TagSession")
                            .map(name -> action(name, ROLE))
                            .toList(),
                    List.of(ROLE),
                    List.of()));

    private static ConditionKey key(String name, KeyType type) {
        return new ConditionKey(name, type, false, "");
    }

    private static ConditionKey many(String name) {
        return new ConditionKey(name, KeyType.STRING, true, "");
    }

    private static ResourceType type(String name, String arn, ConditionKey... keys) {
        return new ResourceType(name, List.of(arn), List.of(keys));
    }

    private static Action action(String name, ResourceType type, ConditionKey... keys) {
        return new Action(
                name, List.of("Write"), "", List.of(new ActionResource(type, true, List.of())), List.of(keys));
    }

    @Override
    public boolean exists(String prefix) {
        return service(prefix).isPresent();
    }

    @Override
    public Optional<Service> service(String prefix) {
        return SERVICES.stream()
                .filter(service -> service.prefix().equalsIgnoreCase(prefix))
                .findFirst();
    }

    @Override
    public boolean isNamedByArns(String service) {
        return exists(service);
    }

    @Override
    public List<Service> ofArns(String service) {
        return List.of();
    }

    @Override
    public List<ResourceType> resourceTypes(String service) {
        return service(service).map(Service::resourceTypes).orElse(List.of());
    }

    @Override
    public Optional<List<ConditionKey>> conditionKeys(String prefix) {
        return Optional.of(service(prefix).map(Service::conditionKeys).orElse(List.of()));
    }

    @Override
    public Collection<String> prefixes() {
        return new ArrayList<>(SERVICES.stream().map(Service::prefix).toList());
    }
}
