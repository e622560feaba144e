package io.chancery.identity.role;

import static io.chancery.runtime.operation.Nothing.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.identity.Role;
import io.chancery.contracts.identity.RoleEvent.RolePermissionsBoundaryDeleted;
import io.chancery.identity.Given;
import io.chancery.identity.Story;
import io.chancery.store.append.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeleteRolePermissionsBoundaryTest {
    private static DeleteRolePermissionsBoundary delete(String name) {
        return new DeleteRolePermissionsBoundary(new RoleName(name));
    }

    @Test
    void the_boundary_goes() {
        Given.events(Story.CLERK)
                .when(Story.asRoot(), delete("Clerk"), NOTHING)
                .then(new RolePermissionsBoundaryDeleted(Story.CLERK_ID));
    }

    @Test
    void without_a_boundary_nothing_changes() {
        Given.events(
                        Story.CLERK,
                        Story.happens(
                                Role.STREAM,
                                Story.CLERK_ID.value(),
                                new RolePermissionsBoundaryDeleted(Story.CLERK_ID)))
                .when(Story.asRoot(), delete("Clerk"), NOTHING)
                .then();
    }

    @Test
    void who_is_absent_is_refused() {
        Given.nothing()
                .when(Story.asRoot(), delete("Clerk"), NOTHING)
                .thenRefused(Refusal.NO_SUCH_ENTITY, "The role with name Clerk cannot be found.");
    }

    @Test
    void a_service_linked_role_is_protected() {
        var batch = delete("AWSServiceRoleForBatch");
        Given.events(Story.BATCH)
                .when(Story.asRoot(), batch, NOTHING)
                .thenRefused(Refusal.UNMODIFIABLE_ENTITY, Story.BATCH_PROTECTED);
    }

    @Test
    void the_permission_names_the_boundary_that_would_go() {
        assertThat(Given.events(Story.CLERK).permissions(Story.asRoot(), delete("Clerk"), NOTHING))
                .singleElement()
                .satisfies(asked -> {
                    assertThat(asked.action()).isEqualTo("iam:DeleteRolePermissionsBoundary");
                    assertThat(asked.context()).containsEntry("iam:PermissionsBoundary", List.of(Story.LIMITS_ARN));
                });
    }

    @Test
    void where_there_is_none_it_names_none() {
        assertThat(Given.nothing().permissions(Story.asRoot(), delete("Clerk"), NOTHING))
                .singleElement()
                .satisfies(asked -> assertThat(asked.context()).doesNotContainKey("iam:PermissionsBoundary"));
    }
}
