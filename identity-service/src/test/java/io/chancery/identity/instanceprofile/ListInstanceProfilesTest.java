package io.chancery.identity.instanceprofile;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.identity.Given;
import io.chancery.identity.Story;
import io.chancery.identity.TestMarkers;
import io.chancery.identity.entity.PathPrefix;
import io.chancery.identity.role.RoleView;
import io.chancery.runtime.operation.ListPage;
import io.chancery.runtime.operation.Permission;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListInstanceProfilesTest {
    private static final Given PROFILES = Given.events(Story.DESKS, Story.CARTS, Story.CLERK, Story.CLERK_IN_DESKS);

    private static ListInstanceProfiles list(Optional<PathPrefix> prefix) {
        return new ListInstanceProfiles(prefix, Optional.empty(), Optional.empty());
    }

    private static ListPage page(String prefix, Optional<String> marker, int maxItems) {
        return TestMarkers.page(Story.ACCOUNT, "ListInstanceProfiles", prefix, marker, maxItems);
    }

    @Test
    void profiles_come_in_the_order_of_names_a_page_at_a_time_without_tags() {
        var all = list(Optional.empty());
        var first = PROFILES.when(Story.asRoot(), all, page("/", Optional.empty(), 1))
                .reply();
        assertThat(first.instanceProfiles())
                .extracting(InstanceProfileView::instanceProfileName)
                .containsExactly("Carts");
        assertThat(first.isTruncated()).isTrue();
        var second =
                PROFILES.when(Story.asRoot(), all, page("/", first.marker(), 1)).reply();
        assertThat(second.isTruncated()).isFalse();
        assertThat(second.instanceProfiles()).singleElement().satisfies(profile -> {
            assertThat(profile.instanceProfileName()).isEqualTo("Desks");
            assertThat(profile.roles()).extracting(RoleView::roleName).containsExactly("Clerk");
            assertThat(profile.tags()).isEmpty();
        });
    }

    @Test
    void a_path_narrows_the_list_and_is_the_resource() {
        var inHall = list(Optional.of(new PathPrefix("/hall/")));
        var page = page("/hall/", Optional.empty(), 100);
        assertThat(PROFILES.when(Story.asRoot(), inHall, page).reply().instanceProfiles())
                .extracting(InstanceProfileView::instanceProfileName)
                .containsExactly("Desks");
        assertThat(PROFILES.permissions(Story.asRoot(), inHall, page))
                .containsExactly(
                        Permission.of("iam:ListInstanceProfiles", "arn:aws:iam::111122223333:instance-profile/hall/"));
    }
}
