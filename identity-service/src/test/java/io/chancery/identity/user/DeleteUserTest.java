package io.chancery.identity.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import io.chancery.contracts.identity.KeyOwner;
import io.chancery.contracts.identity.UserEvent.UserDeleted;
import io.chancery.identity.Given;
import io.chancery.identity.Story;
import io.chancery.identity.entity.PolicyUses;
import io.chancery.runtime.operation.Permission;
import io.chancery.store.append.Refusal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeleteUserTest {
    private static final DeleteUser DELETE = new DeleteUser(new UserName("bob"));
    private static final PolicyUses NO_POLICIES = uses(0, 0);

    private static PolicyUses uses(int attached, int inline) {
        return new PolicyUses(
                Optional.of(Story.BOB_ID.value()), attached, inline, Optional.of(new Position(Log.POLICY, 0, 9)));
    }

    @Test
    void a_user_without_anything_is_deleted() {
        Given.events(Story.ALICE, Story.BOB)
                .when(Story.asRoot(), DELETE, NO_POLICIES)
                .then(new UserDeleted(Story.BOB_ID))
                .thenOn("user/" + Story.BOB_ID, "arn:aws:iam::111122223333:user/bob");
    }

    @Test
    void access_keys_are_in_the_way() {
        Given.events(Story.BOB, Story.key(Story.KEY_ID, KeyOwner.user(Story.BOB_ID)))
                .when(Story.asRoot(), DELETE, NO_POLICIES)
                .thenRefused(Refusal.DELETE_CONFLICT, "Cannot delete entity, must delete access keys first.");
    }

    @Test
    void attached_policies_are_in_the_way() {
        Given.events(Story.BOB)
                .when(Story.asRoot(), DELETE, uses(1, 0))
                .thenRefused(Refusal.DELETE_CONFLICT, "Cannot delete entity, must detach all policies first.");
    }

    @Test
    void inline_policies_are_in_the_way() {
        Given.events(Story.BOB)
                .when(Story.asRoot(), DELETE, uses(0, 1))
                .thenRefused(Refusal.DELETE_CONFLICT, "Cannot delete entity, must delete policies first.");
    }

    @Test
    void groups_are_in_the_way() {
        Given.events(Story.BOB, Story.WRITERS, Story.joins(Story.BOB_ID, Story.WRITERS_ID))
                .when(Story.asRoot(), DELETE, NO_POLICIES)
                .thenRefused(Refusal.DELETE_CONFLICT, "Cannot delete entity, must remove users from group first.");
    }

    @Test
    void a_user_made_again_meanwhile_is_not_deleted() {
        Given.events(Story.user(Story.ACCOUNT, Story.ALICE_ID, "bob", "/", List.of()))
                .when(Story.asRoot(), DELETE, NO_POLICIES)
                .thenRefused(Refusal.SERVICE_UNAVAILABLE, "The entity is being changed by others. Try again.");
    }

    @Test
    void an_absent_user_is_refused() {
        Given.events(Story.ALICE)
                .when(Story.asRoot(), DELETE, PolicyUses.OF_NOBODY)
                .thenRefused(Refusal.NO_SUCH_ENTITY, "The user with name bob cannot be found.");
    }

    @Test
    void the_permission_is_on_the_stored_arn() {
        assertThat(Given.events(Story.BOB).permissions(Story.asRoot(), DELETE, NO_POLICIES))
                .containsExactly(Permission.of("iam:DeleteUser", "arn:aws:iam::111122223333:user/bob"));
        var delete = new DeleteUser(new UserName("alice"));
        assertThat(Given.events(Story.ALICE).permissions(Story.asRoot(), delete, PolicyUses.OF_NOBODY))
                .extracting(Permission::resource)
                .containsExactly("arn:aws:iam::111122223333:user/desk/Alice");
    }

    @Test
    void the_decision_sees_what_policy_service_saw() {
        assertThat(DELETE.seen(NO_POLICIES)).containsExactly(new Position(Log.POLICY, 0, 9));
    }
}
