package io.chancery.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chancery.runtime.operation.NoReply;
import io.chancery.runtime.operation.ReadOperation;
import io.chancery.runtime.operation.WriteOperation;
import io.chancery.testing.awsmodel.AwsModel;
import io.chancery.testing.awsmodel.Difference;
import io.chancery.testing.awsmodel.UnsupportedMembers;
import io.chancery.wire.operation.OperationRegistry;
import io.chancery.wire.operation.Owner;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyOperationsTest {

    @Test
    void every_operation_that_the_catalogue_calls_done_has_its_record() {
        assertEquals(List.of(), OperationRegistry.of(PolicyOperations.ALL).missingFor(Owner.POLICY));
    }

    @Test
    void members_agree_with_the_model_of_aws_or_are_left_out_with_a_reason() {
        List<Difference> differences = PolicyOperations.ALL.stream()
                .flatMap(operation -> AwsModel.iam().compare(operation, reply(operation)).stream())
                .toList();
        assertEquals(List.of(), UnsupportedMembers.of(PolicyOperations.class).without(differences));
    }

    /** What its {@code reply} or {@code decide} gives; for the latter, the reply record nested in it. */
    private static Optional<Class<?>> reply(Class<? extends Record> operation) {
        if (WriteOperation.class.isAssignableFrom(operation)) {
            return Arrays.stream(operation.getDeclaredClasses())
                    .filter(type -> type.getSimpleName().equals("Reply"))
                    .<Class<?>>map(type -> type)
                    .findFirst();
        }
        assertEquals(true, ReadOperation.class.isAssignableFrom(operation), operation.getName());
        return Arrays.stream(operation.getMethods())
                .filter(method -> method.getName().equals("reply")
                        && !method.getReturnType().equals(Record.class))
                .<Class<?>>map(Method::getReturnType)
                .filter(type -> !type.equals(NoReply.class))
                .findFirst();
    }
}
