package io.chancery.identity.role;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import io.chancery.contracts.identity.RoleEvent.RoleDeleted;
import io.chancery.identity.Given;
import io.chancery.identity.Story;
import io.chancery.identity.entity.PolicyUses;
import io.chancery.runtime.operation.Permission;
import io.chancery.store.append.Refusal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeleteRoleTest {
    private static final DeleteRole DELETE = new DeleteRole(new RoleName("clerk"));
    private static final Position SEEN = new Position(Log.POLICY, 0, 9);

    private static PolicyUses uses(int attached, int inline) {
        return new PolicyUses(Optional.of(Story.CLERK_ID.value()), attached, inline, Optional.of(SEEN));
    }

    @Test
    void a_role_without_policies_is_deleted() {
        Given.events(Story.CLERK)
                .when(Story.asRoot(), DELETE, uses(0, 0))
                .then(new RoleDeleted(Story.CLERK_ID))
                .thenOn("role/" + Story.CLERK_ID, "arn:aws:iam::111122223333:role/desk/Clerk");
    }

    @Test
    void attached_policies_are_in_the_way() {
        Given.events(Story.CLERK)
                .when(Story.asRoot(), DELETE, uses(1, 0))
                .thenRefused(Refusal.DELETE_CONFLICT, "Cannot delete entity, must detach all policies first.");
    }

    @Test
    void inline_policies_are_in_the_way() {
        Given.events(Story.CLERK)
                .when(Story.asRoot(), DELETE, uses(0, 1))
                .thenRefused(Refusal.DELETE_CONFLICT, "Cannot delete entity, must delete policies first.");
    }

    @Test
    void an_instance_profile_is_in_the_way() {
        Given.events(Story.CLERK, Story.DESKS, Story.CLERK_IN_DESKS)
                .when(Story.asRoot(), DELETE, uses(0, 0))
                .thenRefused(
                        Refusal.DELETE_CONFLICT,
                        "Cannot delete entity, must remove roles from instance profile first.");
    }

    @Test
    void a_service_linked_role_is_protected() {
        Given.events(Story.BATCH)
                .when(Story.asRoot(), new DeleteRole(new RoleName("AWSServiceRoleForBatch")), uses(0, 0))
                .thenRefused(Refusal.UNMODIFIABLE_ENTITY, Story.BATCH_PROTECTED);
    }

    @Test
    void an_absent_role_is_refused() {
        Given.nothing()
                .when(Story.asRoot(), DELETE, PolicyUses.OF_NOBODY)
                .thenRefused(Refusal.NO_SUCH_ENTITY, "The role with name clerk cannot be found.");
    }

    @Test
    void the_permission_is_on_the_stored_arn() {
        assertThat(Given.events(Story.CLERK).permissions(Story.asRoot(), DELETE, uses(0, 0)))
                .singleElement()
                .extracting(Permission::action, Permission::resource)
                .containsExactly("iam:DeleteRole", "arn:aws:iam::111122223333:role/desk/Clerk");
    }

    @Test
    void the_decision_sees_what_policy_service_saw() {
        assertThat(DELETE.seen(uses(0, 0))).containsExactly(SEEN);
    }
}
