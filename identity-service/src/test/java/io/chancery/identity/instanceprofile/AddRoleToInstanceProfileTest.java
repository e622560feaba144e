package io.chancery.identity.instanceprofile;

import static io.chancery.runtime.operation.Nothing.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.chancery.contracts.identity.InstanceProfileEvent.RoleAddedToInstanceProfile;
import io.chancery.identity.Given;
import io.chancery.identity.Story;
import io.chancery.identity.role.RoleName;
import io.chancery.runtime.operation.Permission;
import io.chancery.store.append.Refusal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AddRoleToInstanceProfileTest {
    private static final AddRoleToInstanceProfile ADD =
            new AddRoleToInstanceProfile(new InstanceProfileName("dESKS"), new RoleName("cLERK"));

    @Test
    void a_role_comes_into_an_empty_profile() {
        Given.events(Story.DESKS, Story.CLERK)
                .when(Story.asRoot(), ADD, NOTHING)
                .then(new RoleAddedToInstanceProfile(Story.DESKS_ID, Story.CLERK_ID))
                .thenOn("instance-profile/" + Story.DESKS_ID, "arn:aws:iam::111122223333:instance-profile/hall/Desks");
    }

    @Test
    void a_second_role_is_refused_even_the_same_one() {
        Given.events(Story.DESKS, Story.CLERK, Story.CLERK_IN_DESKS)
                .when(Story.asRoot(), ADD, NOTHING)
                .thenRefused(Refusal.LIMIT_EXCEEDED, "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1");
    }

    @Test
    void a_service_linked_role_is_protected() {
        Given.events(Story.DESKS, Story.BATCH)
                .when(
                        Story.asRoot(),
                        new AddRoleToInstanceProfile(
                                new InstanceProfileName("Desks"), new RoleName("AWSServiceRoleForBatch")),
                        NOTHING)
                .thenRefused(Refusal.UNMODIFIABLE_ENTITY, Story.BATCH_PROTECTED);
    }

    @Test
    void an_absent_profile_is_refused() {
        Given.events(Story.CLERK)
                .when(Story.asRoot(), ADD, NOTHING)
                .thenRefused(Refusal.NO_SUCH_ENTITY, "Instance Profile dESKS cannot be found.");
    }

    @Test
    void an_absent_role_is_refused() {
        Given.events(Story.DESKS)
                .when(Story.asRoot(), ADD, NOTHING)
                .thenRefused(Refusal.NO_SUCH_ENTITY, "The role with name cLERK cannot be found.");
    }

    @Test
    void two_permissions_are_needed_one_of_them_to_pass_the_role() {
        List<Permission> asked = Given.events(Story.DESKS, Story.CLERK).permissions(Story.asRoot(), ADD, NOTHING);
        assertThat(asked)
                .extracting(Permission::action, Permission::resource)
                .containsExactly(
                        tuple("iam:AddRoleToInstanceProfile", "arn:aws:iam::111122223333:instance-profile/hall/Desks"),
                        tuple("iam:PassRole", "arn:aws:iam::111122223333:role/desk/Clerk"));
        assertThat(asked.getFirst().context()).containsOnlyKeys("aws:ResourceTag/Room", "iam:ResourceTag/Room");
        assertThat(asked.getLast().context())
                .isEqualTo(Map.of(
                        "iam:PassedToService", List.of("ec2.amazonaws.com"),
                        "iam:AssociatedResourceArn", List.of("arn:aws:ec2:*:111122223333:instance/*"),
                        "aws:ResourceTag/Team", List.of("ink"),
                        "iam:ResourceTag/Team", List.of("ink")));
    }

    @Test
    void what_is_absent_is_authorised_at_the_root_path() {
        assertThat(Given.nothing().permissions(Story.asRoot(), ADD, NOTHING))
                .extracting(Permission::resource)
                .containsExactly(
                        "arn:aws:iam::111122223333:instance-profile/dESKS", "arn:aws:iam::111122223333:role/cLERK");
    }
}
