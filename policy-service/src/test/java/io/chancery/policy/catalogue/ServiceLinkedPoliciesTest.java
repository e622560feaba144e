package io.chancery.policy.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceLinkedPoliciesTest {

    private final ServiceLinkedPolicies policies = new ServiceLinkedPolicies(new AwsManagedPolicies());

    @Test
    void every_service_in_the_table_has_a_policy_that_the_catalogue_has() {
        assertThat(ServiceLinkedPolicies.services())
                .allSatisfy(service -> assertThat(policies.of(service))
                        .hasValueSatisfying(
                                policy -> assertThat(policy.isServiceLinked()).isTrue()));
    }

    @Test
    void a_services_policy_is_the_one_that_aws_gives_it() {
        assertThat(policies.of("elasticloadbalancing.amazonaws.com").map(AwsManagedPolicy::arn))
                .hasValue("arn:aws:iam::aws:policy/aws-service-role/AWSElasticLoadBalancingServiceRolePolicy");
        assertThat(policies.of("ledger.example.com")).isEmpty();
    }

    /** identity-service names the roles of the same services. */
    @Test
    void the_services_are_those_whose_roles_have_names() throws IOException {
        List<String> named =
                Files.readAllLines(Path.of("../identity-service/src/main/resources/service-linked-roles.csv")).stream()
                        .skip(1)
                        .map(line -> line.substring(0, line.indexOf(',')))
                        .toList();

        assertThat(ServiceLinkedPolicies.services()).containsExactlyInAnyOrderElementsOf(named);
    }
}
