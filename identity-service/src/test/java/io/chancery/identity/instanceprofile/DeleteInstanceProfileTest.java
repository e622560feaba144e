package io.chancery.identity.instanceprofile;

import static io.chancery.runtime.operation.Nothing.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.chancery.contracts.identity.InstanceProfileEvent.InstanceProfileDeleted;
import io.chancery.identity.Given;
import io.chancery.identity.Story;
import io.chancery.runtime.operation.Permission;
import io.chancery.store.append.Refusal;
import org.junit.jupiter.api.Test;

class DeleteInstanceProfileTest {
    private static final DeleteInstanceProfile DELETE = new DeleteInstanceProfile(new InstanceProfileName("desks"));

    @Test
    void an_empty_profile_is_deleted() {
        Given.events(Story.DESKS)
                .when(Story.asRoot(), DELETE, NOTHING)
                .then(new InstanceProfileDeleted(Story.DESKS_ID))
                .thenOn("instance-profile/" + Story.DESKS_ID, "arn:aws:iam::111122223333:instance-profile/hall/Desks");
    }

    @Test
    void a_role_is_in_the_way() {
        Given.events(Story.DESKS, Story.CLERK, Story.CLERK_IN_DESKS)
                .when(Story.asRoot(), DELETE, NOTHING)
                .thenRefused(
                        Refusal.DELETE_CONFLICT,
                        "Cannot delete entity, must remove roles from instance profile first.");
    }

    @Test
    void an_absent_profile_is_refused() {
        Given.nothing()
                .when(Story.asRoot(), DELETE, NOTHING)
                .thenRefused(Refusal.NO_SUCH_ENTITY, "Instance Profile desks cannot be found.");
    }

    @Test
    void the_permission_is_on_the_stored_arn() {
        assertThat(Given.events(Story.DESKS).permissions(Story.asRoot(), DELETE, NOTHING))
                .extracting(Permission::action, Permission::resource)
                .containsExactly(
                        tuple("iam:DeleteInstanceProfile", "arn:aws:iam::111122223333:instance-profile/hall/Desks"));
    }
}
