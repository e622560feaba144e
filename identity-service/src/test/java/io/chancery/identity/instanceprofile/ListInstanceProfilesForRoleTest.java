package io.chancery.identity.instanceprofile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.chancery.identity.Given;
import io.chancery.identity.Story;
import io.chancery.identity.TestMarkers;
import io.chancery.identity.role.RoleName;
import io.chancery.identity.role.RoleView;
import io.chancery.runtime.operation.ListPage;
import io.chancery.runtime.operation.Permission;
import io.chancery.store.append.Refusal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListInstanceProfilesForRoleTest {
    private static final ListInstanceProfilesForRole LIST =
            new ListInstanceProfilesForRole(new RoleName("cLERK"), Optional.empty(), Optional.empty());

    private static ListPage page(Optional<String> marker, int maxItems) {
        return TestMarkers.page(Story.ACCOUNT, "ListInstanceProfilesForRole", "clerk", marker, maxItems);
    }

    @Test
    void the_profiles_that_hold_the_role_are_listed() {
        var holders = Given.events(
                Story.DESKS,
                Story.CARTS,
                Story.CLERK,
                Story.CLERK_IN_DESKS,
                Story.holds(Story.CARTS_ID, Story.CLERK_ID));
        var first =
                holders.when(Story.asRoot(), LIST, page(Optional.empty(), 1)).reply();
        assertThat(first.instanceProfiles())
                .extracting(InstanceProfileView::instanceProfileName)
                .containsExactly("Carts");
        var second = holders.when(Story.asRoot(), LIST, page(first.marker(), 1)).reply();
        assertThat(second.instanceProfiles()).singleElement().satisfies(profile -> {
            assertThat(profile.instanceProfileName()).isEqualTo("Desks");
            assertThat(profile.roles()).extracting(RoleView::roleName).containsExactly("Clerk");
        });
        assertThat(second.marker()).isEmpty();
    }

    @Test
    void a_role_in_no_profile_has_an_empty_list() {
        assertThat(Given.events(Story.DESKS, Story.CLERK)
                        .when(Story.asRoot(), LIST, page(Optional.empty(), 100))
                        .reply()
                        .instanceProfiles())
                .isEmpty();
    }

    @Test
    void an_absent_role_is_refused() {
        Given.events(Story.DESKS)
                .when(Story.asRoot(), LIST, page(Optional.empty(), 100))
                .thenRefused(Refusal.NO_SUCH_ENTITY, "The role with name cLERK cannot be found.");
    }

    @Test
    void the_permission_is_on_the_role() {
        assertThat(Given.events(Story.CLERK).permissions(Story.asRoot(), LIST, page(Optional.empty(), 100)))
                .extracting(Permission::action, Permission::resource)
                .containsExactly(tuple("iam:ListInstanceProfilesForRole", "arn:aws:iam::111122223333:role/desk/Clerk"));
    }
}
