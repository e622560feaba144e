package io.chancery.language.validation;

import io.chancery.language.Arn;
import io.chancery.language.reference.Service.ResourceType;
import java.util.List;
import java.util.Optional;

/** ARNs as policies and the catalogue write them. */
final class ResourceForms {

    private static final String BUCKET = "${BucketName}";

    private ResourceForms() {}

    /** What the catalogue writes as <code>table/${Name}</code>, as a pattern. Names may hold slashes, but buckets' do not. */
    private static String pattern(String form) {
        return form.replace(BUCKET, "?" + Patterns.NO_SLASHES).replaceAll("\\$\\{[^}]*}", "?*");
    }

    /** Those of the forms whose service and last part some resource of a policy's pattern has. */
    static List<Arn> like(Arn policy, List<ResourceType> types) {
        String resource = Patterns.withoutVariables(policy.resource());
        return types.stream()
                .flatMap(type -> type.arns().stream())
                .flatMap(text -> Arn.parse(text).stream())
                .filter(form ->
                        Patterns.overlap(policy.service(), form.service().startsWith("$") ? "*" : form.service())
                                && Patterns.overlap(resource, pattern(form.resource())))
                .toList();
    }

    /** Whether some resource of the types, with whatever region and account, matches a policy's pattern. */
    static boolean covers(String text, List<ResourceType> types) {
        Optional<Arn> policy = Arn.parse(text);
        return policy.isEmpty() || !like(policy.get(), types).isEmpty();
    }
}
