package io.chancery.policy.reference;

import io.chancery.language.reference.Service;
import io.chancery.language.reference.Service.Action;
import io.chancery.language.reference.Service.ActionResource;
import io.chancery.language.reference.Service.ConditionKey;
import io.chancery.language.reference.Service.ResourceType;
import java.util.List;

/** A service as it is shown: types and keys are described once, and named elsewhere. */
record DescribedService(
        String prefix,
        String name,
        List<ShownAction> actions,
        List<ShownType> resourceTypes,
        List<ShownKey> conditionKeys) {

    /** @param accessLevels of Read, List, Write, Tagging and Permissions management */
    record ShownAction(
            String name,
            List<String> accessLevels,
            String description,
            List<TypeOfAction> resourceTypes,
            List<String> conditionKeys) {}

    /** @param conditionKeys those that the action has only with this type */
    record TypeOfAction(String name, boolean required, List<String> conditionKeys) {}

    /** @param arns patterns such as <code>arn:${Partition}:s3:::${BucketName}</code> */
    record ShownType(String name, List<String> arns, List<String> conditionKeys) {}

    /** @param type one of STRING, ARN, BOOL, NUMERIC, DATE and IP_ADDRESS */
    record ShownKey(String name, String type, boolean multivalued, String description) {}

    static DescribedService of(Service service) {
        return new DescribedService(
                service.prefix(),
                service.name(),
                service.actions().stream().map(DescribedService::action).toList(),
                service.resourceTypes().stream().map(DescribedService::type).toList(),
                service.conditionKeys().stream().map(DescribedService::key).toList());
    }

    private static ShownAction action(Action action) {
        return new ShownAction(
                action.name(),
                action.accessLevels(),
                action.description(),
                action.resources().stream().map(DescribedService::typeOfAction).toList(),
                names(action.conditionKeys()));
    }

    private static TypeOfAction typeOfAction(ActionResource resource) {
        return new TypeOfAction(resource.type().name(), resource.required(), names(resource.conditionKeys()));
    }

    private static ShownType type(ResourceType type) {
        return new ShownType(type.name(), type.arns(), names(type.conditionKeys()));
    }

    private static ShownKey key(ConditionKey key) {
        return new ShownKey(key.name(), key.type().name(), key.multivalued(), key.description());
    }

    private static List<String> names(List<ConditionKey> keys) {
        return keys.stream().map(ConditionKey::name).toList();
    }
}
