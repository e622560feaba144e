package io.chancery.policy.simulator;

import io.chancery.language.match.Glob;
import io.chancery.language.reference.Service.ResourceType;
import io.chancery.language.reference.ServiceCatalogue;
import java.util.List;
import java.util.regex.Pattern;

/** What a result about several resources calls them: the form of their ARNs, as the service's documentation writes it. */
final class ResourceForm {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^}]*}");
    private static final String PARTITION = "${Partition}";

    private ResourceForm() {}

    /**
     * Such as <code>arn:aws:s3:::${BucketName}/${ObjectName}</code>; {@code *} if the catalogue knows no form of the action's
     * resources that all of these have.
     */
    static String ofAll(List<String> resources, String action, ServiceCatalogue services) {
        int colon = action.indexOf(':');
        return services
                .service(action.substring(0, colon))
                .flatMap(service -> service.action(action.substring(colon + 1)))
                .stream()
                .flatMap(known -> known.resources().stream())
                .map(resource -> resource.type())
                .map(ResourceType::arns)
                .flatMap(List::stream)
                .filter(form -> haveAll(resources, form))
                .findFirst()
                .map(form -> form.replace(PARTITION, "aws"))
                .orElse(ResourceName.ANY);
    }

    private static boolean haveAll(List<String> resources, String form) {
        Glob glob = Glob.of(PLACEHOLDER.matcher(form).replaceAll("*"));
        return resources.stream().allMatch(glob::matches);
    }
}
