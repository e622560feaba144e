package io.chancery.identity.group;

import static io.chancery.runtime.operation.Nothing.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.identity.UserEvent.UserRemovedFromGroup;
import io.chancery.identity.Given;
import io.chancery.identity.Story;
import io.chancery.identity.user.UserName;
import io.chancery.runtime.operation.Permission;
import io.chancery.store.append.Refusal;
import org.junit.jupiter.api.Test;

class RemoveUserFromGroupTest {
    private static final RemoveUserFromGroup REMOVE =
            new RemoveUserFromGroup(new GroupName("Writers"), new UserName("Alice"));

    @Test
    void a_member_leaves() {
        Given.events(Story.WRITERS, Story.ALICE, Story.joins(Story.ALICE_ID, Story.WRITERS_ID))
                .when(Story.asRoot(), REMOVE, NOTHING)
                .then(new UserRemovedFromGroup(Story.ALICE_ID, Story.WRITERS_ID));
    }

    @Test
    void one_that_is_no_member_leaves_and_nothing_changes() {
        Given.events(Story.WRITERS, Story.ALICE)
                .when(Story.asRoot(), REMOVE, NOTHING)
                .then();
    }

    @Test
    void an_absent_group_is_refused() {
        Given.events(Story.ALICE)
                .when(Story.asRoot(), REMOVE, NOTHING)
                .thenRefused(Refusal.NO_SUCH_ENTITY, "The group with name Writers cannot be found.");
    }

    @Test
    void an_absent_user_is_refused() {
        Given.events(Story.WRITERS)
                .when(Story.asRoot(), REMOVE, NOTHING)
                .thenRefused(Refusal.NO_SUCH_ENTITY, "The user with name Alice cannot be found.");
    }

    @Test
    void the_permission_is_on_the_group_alone() {
        assertThat(Given.events(Story.WRITERS, Story.ALICE).permissions(Story.asRoot(), REMOVE, NOTHING))
                .containsExactly(
                        Permission.of("iam:RemoveUserFromGroup", "arn:aws:iam::111122223333:group/desk/Writers"));
    }
}
