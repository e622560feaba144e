package io.chancery.identity.instanceprofile;

import static io.chancery.runtime.operation.Nothing.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.Tag;
import io.chancery.identity.Given;
import io.chancery.identity.Story;
import io.chancery.identity.role.RoleView;
import io.chancery.runtime.operation.Permission;
import io.chancery.store.append.Refusal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GetInstanceProfileTest {
    private static final GetInstanceProfile GET = new GetInstanceProfile(new InstanceProfileName("dESKS"));

    @Test
    void a_profile_is_shown_with_its_role_and_tags() {
        InstanceProfileView shown = Given.events(Story.DESKS, Story.CLERK, Story.CLERK_IN_DESKS)
                .when(Story.asRoot(), GET, NOTHING)
                .reply()
                .instanceProfile();
        assertThat(shown.instanceProfileName()).isEqualTo("Desks");
        assertThat(shown.instanceProfileId()).isEqualTo(Story.DESKS_ID.value());
        assertThat(shown.roles()).extracting(RoleView::roleName).containsExactly("Clerk");
        assertThat(shown.tags()).contains(List.of(new Tag("Room", "3")));
    }

    @Test
    void an_absent_profile_is_refused() {
        Given.nothing()
                .when(Story.asRoot(), GET, NOTHING)
                .thenRefused(Refusal.NO_SUCH_ENTITY, "Instance Profile dESKS cannot be found.");
    }

    @Test
    void the_permission_is_on_the_stored_arn_or_at_the_root_path() {
        Map<String, List<String>> tags =
                Map.of("aws:ResourceTag/Room", List.of("3"), "iam:ResourceTag/Room", List.of("3"));
        assertThat(Given.events(Story.DESKS).permissions(Story.asRoot(), GET, NOTHING))
                .containsExactly(new Permission(
                        "iam:GetInstanceProfile", "arn:aws:iam::111122223333:instance-profile/hall/Desks", tags));
        assertThat(Given.nothing().permissions(Story.asRoot(), GET, NOTHING))
                .containsExactly(
                        Permission.of("iam:GetInstanceProfile", "arn:aws:iam::111122223333:instance-profile/dESKS"));
    }
}
