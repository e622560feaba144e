package io.chancery.identity.instanceprofile;

import static io.chancery.runtime.operation.Nothing.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.chancery.contracts.identity.InstanceProfileEvent.RoleRemovedFromInstanceProfile;
import io.chancery.identity.Given;
import io.chancery.identity.Story;
import io.chancery.identity.role.RoleName;
import io.chancery.runtime.operation.Permission;
import io.chancery.store.append.Refusal;
import org.junit.jupiter.api.Test;

class RemoveRoleFromInstanceProfileTest {
    private static final RemoveRoleFromInstanceProfile REMOVE =
            new RemoveRoleFromInstanceProfile(new InstanceProfileName("Desks"), new RoleName("Clerk"));

    @Test
    void a_role_goes() {
        Given.events(Story.DESKS, Story.CLERK, Story.CLERK_IN_DESKS)
                .when(Story.asRoot(), REMOVE, NOTHING)
                .then(new RoleRemovedFromInstanceProfile(Story.DESKS_ID, Story.CLERK_ID));
    }

    @Test
    void a_role_that_is_not_in_it_is_refused() {
        Given.events(Story.DESKS, Story.CLERK)
                .when(Story.asRoot(), REMOVE, NOTHING)
                .thenRefused(Refusal.NO_SUCH_ENTITY, "The role with name Clerk is not in instance profile Desks.");
    }

    @Test
    void what_is_absent_is_refused() {
        Given.events(Story.CLERK)
                .when(Story.asRoot(), REMOVE, NOTHING)
                .thenRefused(Refusal.NO_SUCH_ENTITY, "Instance Profile Desks cannot be found.");
        Given.events(Story.DESKS)
                .when(Story.asRoot(), REMOVE, NOTHING)
                .thenRefused(Refusal.NO_SUCH_ENTITY, "The role with name Clerk cannot be found.");
    }

    @Test
    void the_permission_is_on_the_profile_alone() {
        assertThat(Given.events(Story.DESKS, Story.CLERK).permissions(Story.asRoot(), REMOVE, NOTHING))
                .extracting(Permission::action, Permission::resource)
                .containsExactly(tuple(
                        "iam:RemoveRoleFromInstanceProfile", "arn:aws:iam::111122223333:instance-profile/hall/Desks"));
    }
}
