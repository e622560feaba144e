package io.chancery.language.reference;

import io.chancery.language.match.Ascii;
import io.chancery.language.match.Glob;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one service has ("Service Authorization Reference").
 *
 * @param prefix in lower case, such as {@code s3}
 */
public record Service(
        String prefix,
        String name,
        List<Action> actions,
        List<ResourceType> resourceTypes,
        List<ConditionKey> conditionKeys) {

    public Service {
        actions = List.copyOf(actions);
        resourceTypes = List.copyOf(resourceTypes);
        conditionKeys = List.copyOf(conditionKeys);
    }

    /**
     * One action.
     *
     * @param name without the prefix
     * @param accessLevels of Read, List, Write, Tagging and Permissions management
     * @param resources the types that it can be granted on; empty if it is granted on {@code *} only
     * @param conditionKeys those that it has whatever the resource
     */
    public record Action(
            String name,
            List<String> accessLevels,
            String description,
            List<ActionResource> resources,
            List<ConditionKey> conditionKeys) {

        public Action {
            accessLevels = List.copyOf(accessLevels);
            resources = List.copyOf(resources);
            conditionKeys = List.copyOf(conditionKeys);
        }

        /** Whether it can be granted on resources whose ARNs have this text as their third part. */
        public boolean isOn(String service) {
            return resources.stream().anyMatch(resource -> resource.type().isNamedBy(service));
        }

        /** Whether a request for the action can have the condition key: by itself, or with one of its resources. */
        public boolean has(String key) {
            Stream<ConditionKey> withResources = resources.stream()
                    .flatMap(resource ->
                            Stream.concat(resource.conditionKeys().stream(), resource.type().conditionKeys().stream()));
            return Stream.concat(conditionKeys.stream(), withResources).anyMatch(known -> known.isNamed(key));
        }
    }

    /** @param conditionKeys those that the action has only with resources of this type */
    public record ActionResource(ResourceType type, boolean required, List<ConditionKey> conditionKeys) {
        public ActionResource {
            conditionKeys = List.copyOf(conditionKeys);
        }
    }

    /**
     * A kind of resource.
     *
     * @param arns patterns such as <code>arn:${Partition}:s3:::${BucketName}</code>; at least one
     */
    public record ResourceType(String name, List<String> arns, List<ConditionKey> conditionKeys) {
        public ResourceType {
            arns = List.copyOf(arns);
            conditionKeys = List.copyOf(conditionKeys);
        }

        /** Whether one of its ARNs has this text as its third part. */
        public boolean isNamedBy(String service) {
            String part = ":%s:".formatted(service);
            return arns.stream().anyMatch(arn -> arn.contains(part));
        }
    }

    /**
     * A condition key.
     *
     * @param name as written, such as <code>aws:RequestTag/${TagKey}</code>
     */
    public record ConditionKey(String name, KeyType type, boolean multivalued, String description) {

        /** Whether a policy's key, ignoring case, is this one with something in place of its variables. */
        public boolean isNamed(String key) {
            String lower = Ascii.lowerCase(key);
            return isPattern()
                    ? Glob.of(pattern()).matches(lower)
                    : Ascii.lowerCase(name).equals(lower);
        }

        private boolean isPattern() {
            return name.indexOf('$') >= 0 || name.indexOf('<') >= 0;
        }

        /** Variables are written in two ways. */
        private String pattern() {
            return Ascii.lowerCase(name.replaceAll("\\$\\{[^}]*}|<[^>]*>", "?*"));
        }
    }

    public Optional<Action> action(String named) {
        String lower = Ascii.lowerCase(named);
        return actions.stream()
                .filter(action -> Ascii.lowerCase(action.name()).equals(lower))
                .findFirst();
    }

    /** Those that a pattern of names matches, ignoring case. */
    public List<Action> actionsLike(String pattern) {
        Glob glob = Glob.of(Ascii.lowerCase(pattern));
        return actions.stream()
                .filter(action -> glob.matches(Ascii.lowerCase(action.name())))
                .toList();
    }

    public Optional<ConditionKey> conditionKey(String key) {
        return conditionKeys.stream().filter(known -> known.isNamed(key)).findFirst();
    }
}
