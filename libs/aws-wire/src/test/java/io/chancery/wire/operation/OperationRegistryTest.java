package io.chancery.wire.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.chancery.wire.query.QueryParameters;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperationRegistryTest {
    record GetUser(String userName) {}

    record DeleteUser(Object userName) {}

    record AcceptDelegationRequest(String delegationRequestId) {}

    record MakeCoffee(String userName) {}

    static final class Other {
        record GetUser(String userName) {}
    }

    @Test
    void a_record_is_found_and_decoded_by_the_operation_s_name() {
        OperationRegistry registry = OperationRegistry.of(List.of(GetUser.class));
        Class<? extends Record> type = registry.recordOf("GetUser").orElseThrow();
        Record decoded = registry.decode(type, QueryParameters.of(Map.of("UserName", "alice")));
        assertThat(decoded).isEqualTo(new GetUser("alice"));
    }

    @Test
    void an_operation_of_another_service_is_not_here() {
        assertThat(OperationRegistry.of(List.of(GetUser.class)).recordOf("PutUserPolicy"))
                .isEmpty();
    }

    @Test
    void what_is_missing_is_told() {
        assertThat(OperationRegistry.of(List.of(GetUser.class)).missingFor(Owner.IDENTITY))
                .contains("DeleteUser")
                .doesNotContain("GetUser");
    }

    @Test
    void a_name_that_is_no_operation_fails_the_start() {
        assertThatIllegalArgumentException().isThrownBy(() -> OperationRegistry.of(List.of(MakeCoffee.class)));
    }

    @Test
    void an_operation_that_is_not_done_fails_the_start() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OperationRegistry.of(List.of(AcceptDelegationRequest.class)));
    }

    @Test
    void two_records_for_one_operation_fail_the_start() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OperationRegistry.of(List.of(GetUser.class, Other.GetUser.class)));
    }

    @Test
    void a_component_without_a_form_on_the_wire_fails_the_start() {
        assertThatIllegalArgumentException().isThrownBy(() -> OperationRegistry.of(List.of(DeleteUser.class)));
    }
}
