package io.chancery.wire.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.chancery.wire.WireException;
import io.chancery.wire.query.QueryParameters;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.protocols.core.OperationInfo;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The catalogue against the AWS SDK's own model, and the look-ups in it. */
class OperationCatalogueTest {
    private static final OperationCatalogue CATALOGUE = OperationCatalogue.standard();

    @Test
    void the_catalogue_is_exactly_iam_as_the_sdk_has_it() throws Exception {
        assertThat(catalogued(AwsService.IAM))
                .isEqualTo(operationsOf(IamClient.class))
                .hasSizeGreaterThan(170);
    }

    @Test
    void the_catalogue_is_exactly_sts_as_the_sdk_has_it() throws Exception {
        assertThat(catalogued(AwsService.STS))
                .isEqualTo(operationsOf(StsClient.class))
                .hasSize(11);
    }

    @Test
    void an_operation_that_is_not_done_says_why() {
        assertThat(CATALOGUE.all())
                .filteredOn(operation -> !operation.done())
                .allSatisfy(operation -> assertThat(operation.reason()).isNotBlank());
    }

    @Test
    void what_is_done_has_an_owner() {
        assertThat(CATALOGUE.doneBy(Owner.IDENTITY)).contains(find("AssumeRole", "2011-06-15"));
        assertThat(CATALOGUE.doneBy(Owner.POLICY)).contains(find("PutUserPolicy", "2010-05-08"));
        assertThat(CATALOGUE.doneBy(Owner.REPORT)).hasSize(2);
        assertThat(CATALOGUE.doneBy(Owner.AUDIT)).isEmpty();
    }

    @Test
    void an_operation_is_found_by_version_and_action() {
        Operation operation =
                CATALOGUE.require(QueryParameters.of(Map.of("Action", "CreateUser", "Version", "2010-05-08")));
        assertThat(operation).isEqualTo(new Operation("CreateUser", AwsService.IAM, Owner.IDENTITY, true, ""));
        assertThat(operation.action()).isEqualTo("iam:CreateUser");
    }

    @Test
    void a_request_without_an_action_is_refused() {
        assertRefused(Map.of("Version", "2010-05-08"), "MissingAction", "The request is missing an action.");
    }

    @Test
    void an_operation_of_the_other_service_is_refused() {
        assertRefused(
                Map.of("Action", "AssumeRole", "Version", "2010-05-08"),
                "InvalidAction",
                "Could not find operation AssumeRole for version 2010-05-08");
    }

    @Test
    void a_request_without_a_version_is_refused() {
        assertRefused(
                Map.of("Action", "CreateUser"),
                "InvalidAction",
                "Could not find operation CreateUser for version NO_VERSION_SPECIFIED");
    }

    private static void assertRefused(Map<String, String> parameters, String code, String message) {
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> CATALOGUE.require(QueryParameters.of(parameters)))
                .withMessage(message)
                .satisfies(e -> assertThat(List.of(e.code(), e.httpStatus())).isEqualTo(List.of(code, 400)));
    }

    private static Operation find(String action, String version) {
        return CATALOGUE.find(version, action).orElseThrow();
    }

    private static Set<String> catalogued(AwsService service) {
        return CATALOGUE.all().stream()
                .filter(operation -> operation.service() == service)
                .map(Operation::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names on the wire, which the SDK keeps in its marshallers only: its method names change the case. */
    private static Set<String> operationsOf(Class<?> client) throws Exception {
        Set<String> names = new TreeSet<>();
        for (Class<?> request : requestsOf(client)) {
            Field binding = Class.forName(request.getName().replace(".model.", ".transform.") + "Marshaller")
                    .getDeclaredField("SDK_OPERATION_BINDING");
            binding.setAccessible(true);
            names.add(((OperationInfo) binding.get(null)).operationIdentifier());
        }
        return names;
    }

    private static Set<Class<?>> requestsOf(Class<?> client) {
        return Arrays.stream(client.getMethods())
                .filter(method -> method.getParameterCount() == 1)
                .map(Method::getParameterTypes)
                .map(types -> types[0])
                .filter(AwsRequest.class::isAssignableFrom)
                .collect(Collectors.toSet());
    }
}
