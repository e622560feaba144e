package io.chancery.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.runtime.operation.NoReply;
import io.chancery.testing.awsmodel.AwsModel;
import io.chancery.testing.awsmodel.Difference;
import io.chancery.testing.awsmodel.UnsupportedMembers;
import io.chancery.wire.operation.AwsService;
import io.chancery.wire.operation.OperationCatalogue;
import io.chancery.wire.operation.OperationRegistry;
import io.chancery.wire.operation.Owner;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IdentityOperationsTest {
    /** Those of STS are told through the real port instead, where tokens are sealed and opened. */
    static List<Class<? extends Record>> iamOperations() {
        return IdentityOperations.ALL.stream()
                .filter(IdentityOperationsTest::isIam)
                .toList();
    }

    @Test
    void every_operation_that_is_done_is_here() {
        assertThat(OperationRegistry.of(IdentityOperations.ALL).missingFor(Owner.IDENTITY))
                .isEmpty();
    }

    @Test
    void members_agree_with_aws_s_model_or_are_listed_with_a_reason() {
        List<Difference> differences = new ArrayList<>();
        IdentityOperations.ALL.forEach(
                operation -> differences.addAll(model(operation).compare(operation, reply(operation))));
        assertThat(UnsupportedMembers.of(IdentityOperations.class).without(differences))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("iamOperations")
    void an_operation_has_a_test_beside_it(Class<? extends Record> operation) throws ClassNotFoundException {
        assertThat(Class.forName(operation.getName() + "Test")).isNotNull();
    }

    private static AwsModel model(Class<?> operation) {
        return isIam(operation) ? AwsModel.iam() : AwsModel.sts();
    }

    private static boolean isIam(Class<?> operation) {
        return OperationCatalogue.standard()
                .find(AwsService.IAM, operation.getSimpleName())
                .isPresent();
    }

    /** The last type argument of {@code ReadOperation} or {@code WriteOperation}. */
    private static Optional<Class<?>> reply(Class<?> operation) {
        return Arrays.stream(operation.getGenericInterfaces())
                .filter(ParameterizedType.class::isInstance)
                .map(type -> ((ParameterizedType) type).getActualTypeArguments())
                .<Class<?>>map(arguments -> (Class<?>) arguments[arguments.length - 1])
                .filter(reply -> reply != NoReply.class)
                .findFirst();
    }
}
