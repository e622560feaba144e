package io.chancery.policy.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.language.PolicyKind;
import io.chancery.language.reference.KeyType;
import io.chancery.language.reference.Service;
import io.chancery.language.reference.Service.ConditionKey;
import io.chancery.language.validation.Finding;
import io.chancery.language.validation.FindingType;
import io.chancery.language.validation.IssueCode;
import io.chancery.language.validation.PolicyValidator;
import io.chancery.policy.catalogue.AwsManagedPolicies;
import io.chancery.policy.catalogue.AwsManagedPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogue as it ships. */
class KnownServicesTest {

    private static final Pattern OWN_ACTION = Pattern.compile("\"chancery:([A-Z][A-Za-z]+)\"");

    private final KnownServices services = new KnownServices(List.of("Billing"));

    @Test
    void every_service_can_be_read() {
        Set<String> levels = new TreeSet<>();
        int actions = 0;
        for (String prefix : services.prefixes()) {
            Optional<Service> service = services.service(prefix);
            actions += service.map(Service::actions).orElse(List.of()).size();
            service.ifPresent(known -> known.actions().forEach(action -> levels.addAll(action.accessLevels())));
        }

        assertThat(services.prefixes()).hasSizeGreaterThan(450);
        assertThat(actions).isGreaterThan(20_000);
        assertThat(levels).containsExactly("List", "Permissions management", "Read", "Tagging", "Write");
    }

    @Test
    void a_service_is_as_aws_documents_it() {
        Service s3 = services.service("S3").orElseThrow();
        Service.Action get = s3.action("getobject").orElseThrow();

        assertThat(get.accessLevels()).containsExactly("Read");
        assertThat(get.resources())
                .extracting(resource -> resource.type().name())
                .contains("object");
        assertThat(get.has("s3:existingobjecttag/team")).isTrue();
        assertThat(get.has("s3:prefix")).isFalse();
        assertThat(s3.conditionKey("s3:max-keys").map(ConditionKey::type)).hasValue(KeyType.NUMERIC);
        assertThat(services.resourceTypes("catalog"))
                .extracting(Service.ResourceType::name)
                .contains("Portfolio", "Product");
        assertThat(services.ofArns("catalog")).extracting(Service::prefix).contains("servicecatalog");
        assertThat(services.ofArns("nosuch")).isEmpty();
        assertThat(services.conditionKeys("saml").orElseThrow()).isNotEmpty();
        assertThat(services.conditionKeys("nosuch")).hasValue(List.of());
    }

    @Test
    void the_installations_own_services_are_taken_as_they_are() {
        assertThat(services.exists("billing")).isTrue();
        assertThat(services.service("billing")).isEmpty();
        assertThat(services.conditionKeys("billing")).isEmpty();
        assertThat(services.ofArns("billing")).isEmpty();
        assertThat(services.names()).containsEntry("billing", "billing").containsEntry("chancery", "Chancery");
    }

    /** An action of the suite that is missing from the catalogue would be said not to exist. */
    @Test
    void every_action_that_the_suite_asks_for_is_in_its_service() throws IOException {
        Set<String> asked = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of(".."))) {
            for (Path source : sources.filter(path -> path.toString().contains("/src/main/java/")
                            && path.toString().endsWith(".java"))
                    .toList()) {
                OWN_ACTION.matcher(Files.readString(source)).results().forEach(found -> asked.add(found.group(1)));
            }
        }

        assertThat(asked).contains("Evaluate", "ValidatePolicy");
        assertThat(services.service("chancery").orElseThrow().actions())
                .extracting(Service.Action::name)
                .containsAll(asked);
    }

    /** AWS's own policies are the best test of whether the catalogue and the checks know what there is. */
    @Test
    void hardly_any_aws_managed_policy_is_in_error() {
        AwsManagedPolicies policies = new AwsManagedPolicies();
        Map<IssueCode, Integer> policiesWith = new EnumMap<>(IssueCode.class);
        int[] count = {0};
        policies.list("/", "")
                .filter(policy -> !policy.isServiceLinked())
                .limit(400)
                .forEach(policy -> {
                    count[0]++;
                    errors(policies, policy).forEach(code -> policiesWith.merge(code, 1, Integer::sum));
                });

        assertThat(count[0]).isEqualTo(400);
        assertThat(policiesWith.values())
                .as(policiesWith.toString())
                .allSatisfy(many -> assertThat(many).isLessThan(60));
    }

    /** The reference names none of AWS's own policies beside these two checks, as it does beside others. */
    @Test
    void no_aws_managed_policy_has_too_permissive_wildcards_or_variables() {
        AwsManagedPolicies policies = new AwsManagedPolicies();

        assertThat(policies.list("/", "").filter(policy -> isTooPermissive(policies, policy)))
                .extracting(AwsManagedPolicy::name)
                .isEmpty();
    }

    private static boolean isTooPermissive(AwsManagedPolicies policies, AwsManagedPolicy policy) {
        return PolicyValidator.validate(policies.source(policy.id()).orElseThrow(), PolicyKind.IDENTITY).stream()
                .map(Finding::code)
                .anyMatch(
                        Set.of(IssueCode.VARIABLE_USAGE_TOO_PERMISSIVE, IssueCode.WILDCARD_USAGE_TOO_PERMISSIVE)
                                ::contains);
    }

    private Set<IssueCode> errors(AwsManagedPolicies policies, AwsManagedPolicy policy) {
        Set<IssueCode> codes = new TreeSet<>();
        PolicyValidator.validate(
                        policies.source(policy.id()).orElseThrow(), PolicyKind.IDENTITY, Optional.empty(), services)
                .stream()
                .filter(finding -> finding.type() == FindingType.ERROR)
                .map(Finding::code)
                .forEach(codes::add);
        return codes;
    }
}
