package io.chancery.identity.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.identity.GroupEvent.GroupDeleted;
import io.chancery.identity.Given;
import io.chancery.identity.Story;
import io.chancery.identity.entity.PolicyUses;
import io.chancery.runtime.operation.Permission;
import io.chancery.store.append.Refusal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeleteGroupTest {
    private static final DeleteGroup DELETE = new DeleteGroup(new GroupName("writers"));
    private static final PolicyUses NO_POLICIES = uses(0, 0);

    private static PolicyUses uses(int attached, int inline) {
        return new PolicyUses(Optional.of(Story.WRITERS_ID.value()), attached, inline, Optional.empty());
    }

    @Test
    void an_empty_group_is_deleted() {
        Given.events(Story.WRITERS, Story.READERS, Story.BOB, Story.joins(Story.BOB_ID, Story.READERS_ID))
                .when(Story.asRoot(), DELETE, NO_POLICIES)
                .then(new GroupDeleted(Story.WRITERS_ID))
                .thenOn("group/" + Story.WRITERS_ID, "arn:aws:iam::111122223333:group/desk/Writers");
    }

    @Test
    void users_are_in_the_way() {
        Given.events(Story.WRITERS, Story.BOB, Story.joins(Story.BOB_ID, Story.WRITERS_ID))
                .when(Story.asRoot(), DELETE, NO_POLICIES)
                .thenRefused(Refusal.DELETE_CONFLICT, "Cannot delete entity, must remove users from group first.");
    }

    @Test
    void attached_policies_are_in_the_way() {
        Given.events(Story.WRITERS)
                .when(Story.asRoot(), DELETE, uses(2, 0))
                .thenRefused(Refusal.DELETE_CONFLICT, "Cannot delete entity, must detach all policies first.");
    }

    @Test
    void inline_policies_are_in_the_way() {
        Given.events(Story.WRITERS)
                .when(Story.asRoot(), DELETE, uses(0, 2))
                .thenRefused(Refusal.DELETE_CONFLICT, "Cannot delete entity, must delete policies first.");
    }

    @Test
    void an_absent_group_is_refused() {
        Given.nothing()
                .when(Story.asRoot(), DELETE, PolicyUses.OF_NOBODY)
                .thenRefused(Refusal.NO_SUCH_ENTITY, "The group with name writers cannot be found.");
    }

    @Test
    void the_permission_is_on_the_stored_arn_or_at_the_root_path() {
        assertThat(Given.events(Story.WRITERS).permissions(Story.asRoot(), DELETE, NO_POLICIES))
                .containsExactly(Permission.of("iam:DeleteGroup", "arn:aws:iam::111122223333:group/desk/Writers"));
        assertThat(Given.nothing().permissions(Story.asRoot(), DELETE, PolicyUses.OF_NOBODY))
                .containsExactly(Permission.of("iam:DeleteGroup", "arn:aws:iam::111122223333:group/writers"));
    }
}
