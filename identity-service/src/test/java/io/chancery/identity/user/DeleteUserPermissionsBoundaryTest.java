package io.chancery.identity.user;

import static io.chancery.runtime.operation.Nothing.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.identity.User;
import io.chancery.contracts.identity.UserEvent.UserPermissionsBoundaryDeleted;
import io.chancery.identity.Given;
import io.chancery.identity.Story;
import io.chancery.store.append.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeleteUserPermissionsBoundaryTest {
    private static DeleteUserPermissionsBoundary delete(String name) {
        return new DeleteUserPermissionsBoundary(new UserName(name));
    }

    @Test
    void the_boundary_goes() {
        Given.events(Story.bounded(Story.BOUNDED_ID, "carol"))
                .when(Story.asRoot(), delete("carol"), NOTHING)
                .then(new UserPermissionsBoundaryDeleted(Story.BOUNDED_ID));
    }

    @Test
    void without_a_boundary_nothing_changes() {
        Given.events(
                        Story.bounded(Story.BOUNDED_ID, "carol"),
                        Story.happens(
                                User.STREAM,
                                Story.BOUNDED_ID.value(),
                                new UserPermissionsBoundaryDeleted(Story.BOUNDED_ID)))
                .when(Story.asRoot(), delete("carol"), NOTHING)
                .then();
    }

    @Test
    void who_is_absent_is_refused() {
        Given.nothing()
                .when(Story.asRoot(), delete("carol"), NOTHING)
                .thenRefused(Refusal.NO_SUCH_ENTITY, "The user with name carol cannot be found.");
    }

    @Test
    void the_permission_names_the_boundary_that_would_go() {
        assertThat(Given.events(Story.bounded(Story.BOUNDED_ID, "carol"))
                        .permissions(Story.asRoot(), delete("carol"), NOTHING))
                .singleElement()
                .satisfies(asked -> {
                    assertThat(asked.action()).isEqualTo("iam:DeleteUserPermissionsBoundary");
                    assertThat(asked.context()).containsEntry("iam:PermissionsBoundary", List.of(Story.LIMITS_ARN));
                });
    }

    @Test
    void where_there_is_none_it_names_none() {
        assertThat(Given.nothing().permissions(Story.asRoot(), delete("carol"), NOTHING))
                .singleElement()
                .satisfies(asked -> assertThat(asked.context()).doesNotContainKey("iam:PermissionsBoundary"));
    }
}
