package io.chancery.policy.simulator;

import io.chancery.language.Arn;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code ResourceHandlingOption}: a scenario of EC2, which says what kinds of resources a simulation must name
 * ("SimulateCustomPolicy", IAM API Reference). They are decided like any others.
 */
final class ResourceHandling {

    private static final List<String> SCENARIOS = List.of(
            "EC2-Classic-InstanceStore",
            "EC2-Classic-EBS",
            "EC2-VPC-InstanceStore",
            "EC2-VPC-InstanceStore-Subnet",
            "EC2-VPC-EBS",
            "EC2-VPC-EBS-Subnet");

    private ResourceHandling() {}

    /** @throws Refused InvalidInput if there is no such scenario, or a kind of resource that it needs is missing */
    static void require(String scenario, List<ResourceName> resources) {
        if (!SCENARIOS.contains(scenario)) {
            throw refused("%s is none of %s.".formatted(scenario, String.join(", ", SCENARIOS)));
        }
        for (String kind : kinds(scenario)) {
            if (resources.stream().noneMatch(resource -> isOf(kind, resource))) {
                throw refused("%s needs the ARN of a resource %s/… in ResourceArns.".formatted(scenario, kind));
            }
        }
    }

    private static List<String> kinds(String scenario) {
        List<String> kinds = new ArrayList<>(List.of("instance", "image", "security-group"));
        if (scenario.contains("-EBS")) {
            kinds.add("volume");
        }
        if (scenario.contains("-VPC")) {
            kinds.add("network-interface");
        }
        if (scenario.contains("-Subnet")) {
            kinds.add("subnet");
        }
        return kinds;
    }

    private static boolean isOf(String kind, ResourceName name) {
        return Arn.parse(name.value())
                .filter(arn -> arn.service().equals("ec2") && arn.resource().startsWith(kind + "/"))
                .isPresent();
    }

    private static Refused refused(String problem) {
        return new Refused(Refusal.INVALID_INPUT, "ResourceHandlingOption: " + problem);
    }
}
