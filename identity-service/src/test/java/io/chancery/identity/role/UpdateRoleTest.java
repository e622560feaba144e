package io.chancery.identity.role;

import static io.chancery.runtime.operation.Nothing.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.chancery.contracts.identity.Role;
import io.chancery.contracts.identity.RoleEvent.RoleUpdated;
import io.chancery.identity.Given;
import io.chancery.identity.Story;
import io.chancery.runtime.operation.Permission;
import io.chancery.store.append.Refusal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UpdateRoleTest {
    private static UpdateRole update(String description, int seconds) {
        return new UpdateRole(
                new RoleName("cLERK"),
                Optional.of(description).filter(text -> !text.isEmpty()).map(RoleDescription::new),
                Optional.of(seconds).filter(some -> some > 0).map(MaxSessionDuration::new));
    }

    @Test
    void description_and_longest_session_change() {
        Given.events(Story.CLERK)
                .when(Story.asRoot(), update("reads", 7_200), NOTHING)
                .then(new RoleUpdated(Story.CLERK_ID, Optional.of("reads"), 7_200))
                .thenOn("role/" + Story.CLERK_ID, "arn:aws:iam::111122223333:role/desk/Clerk");
    }

    @Test
    void a_description_that_is_not_sent_stays() {
        Given.events(Story.CLERK)
                .when(Story.asRoot(), update("", 7_200), NOTHING)
                .then(new RoleUpdated(Story.CLERK_ID, Optional.of("keeps the rolls"), 7_200));
    }

    /** As the API's reference has it. */
    @Test
    void a_longest_session_that_is_not_sent_is_an_hour() {
        var longer = Story.happens(
                Role.STREAM,
                Story.CLERK_ID.value(),
                new RoleUpdated(Story.CLERK_ID, Optional.of("keeps the rolls"), 7_200));
        Given.events(Story.CLERK, longer)
                .when(Story.asRoot(), update("reads", 0), NOTHING)
                .then(new RoleUpdated(Story.CLERK_ID, Optional.of("reads"), 3_600));
    }

    @Test
    void what_is_so_already_changes_nothing() {
        Given.events(Story.CLERK)
                .when(Story.asRoot(), update("keeps the rolls", 3_600), NOTHING)
                .then();
    }

    @Test
    void an_absent_role_is_refused() {
        Given.nothing()
                .when(Story.asRoot(), update("reads", 0), NOTHING)
                .thenRefused(Refusal.NO_SUCH_ENTITY, "The role with name cLERK cannot be found.");
    }

    @Test
    void a_service_linked_role_is_protected() {
        var batch = new UpdateRole(new RoleName("AWSServiceRoleForBatch"), Optional.empty(), Optional.empty());
        Given.events(Story.BATCH)
                .when(Story.asRoot(), batch, NOTHING)
                .thenRefused(Refusal.UNMODIFIABLE_ENTITY, Story.BATCH_PROTECTED);
    }

    @Test
    void the_permission_is_on_the_stored_arn() {
        assertThat(Given.events(Story.CLERK).permissions(Story.asRoot(), update("reads", 0), NOTHING))
                .extracting(Permission::action, Permission::resource)
                .containsExactly(tuple("iam:UpdateRole", "arn:aws:iam::111122223333:role/desk/Clerk"));
    }
}
