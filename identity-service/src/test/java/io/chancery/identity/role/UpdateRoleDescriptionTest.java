package io.chancery.identity.role;

import static io.chancery.runtime.operation.Nothing.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.chancery.contracts.identity.RoleEvent.RoleUpdated;
import io.chancery.identity.Given;
import io.chancery.identity.Story;
import io.chancery.runtime.operation.Permission;
import io.chancery.store.append.Refusal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UpdateRoleDescriptionTest {
    private static UpdateRoleDescription describe(String role, String description) {
        return new UpdateRoleDescription(new RoleName(role), new RoleDescription(description));
    }

    @Test
    void the_description_changes_and_the_role_is_shown_with_it() {
        var result = Given.events(Story.CLERK).when(Story.asRoot(), describe("Clerk", "reads"), NOTHING);
        result.then(new RoleUpdated(Story.CLERK_ID, Optional.of("reads"), 3_600));
        assertThat(result.reply().role().description()).contains("reads");
        assertThat(result.reply().role().roleName()).isEqualTo("Clerk");
    }

    @Test
    void the_same_description_changes_nothing() {
        Given.events(Story.CLERK)
                .when(Story.asRoot(), describe("Clerk", "keeps the rolls"), NOTHING)
                .then();
    }

    @Test
    void a_service_linked_role_may_be_described() {
        Given.events(Story.BATCH)
                .when(Story.asRoot(), describe("AWSServiceRoleForBatch", "runs jobs"), NOTHING)
                .then(new RoleUpdated(Story.BATCH_ID, Optional.of("runs jobs"), 3_600));
    }

    @Test
    void an_absent_role_is_refused() {
        Given.nothing()
                .when(Story.asRoot(), describe("Clerk", "reads"), NOTHING)
                .thenRefused(Refusal.NO_SUCH_ENTITY, "The role with name Clerk cannot be found.");
    }

    @Test
    void the_permission_is_on_the_stored_arn() {
        assertThat(Given.events(Story.CLERK).permissions(Story.asRoot(), describe("Clerk", "reads"), NOTHING))
                .extracting(Permission::action, Permission::resource)
                .containsExactly(tuple("iam:UpdateRoleDescription", "arn:aws:iam::111122223333:role/desk/Clerk"));
    }
}
