package io.chancery.identity.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.identity.Given;
import io.chancery.identity.Story;
import io.chancery.identity.TestMarkers;
import io.chancery.identity.entity.PathPrefix;
import io.chancery.runtime.operation.ListPage;
import io.chancery.runtime.operation.Permission;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListUsersTest {
    private static final Given USERS = Given.events(Story.BOB, Story.ALICE, Story.bounded(Story.BOUNDED_ID, "carol"));

    private static ListUsers list(String prefix) {
        return new ListUsers(Optional.of(new PathPrefix(prefix)), Optional.empty(), Optional.empty());
    }

    private static ListPage page(String prefix, Optional<String> marker, int maxItems) {
        return TestMarkers.page(Story.ACCOUNT, "ListUsers", prefix, marker, maxItems);
    }

    @Test
    void users_come_in_the_order_of_names_a_page_at_a_time() {
        var first = USERS.when(Story.asRoot(), list("/"), page("/", Optional.empty(), 2))
                .reply();
        assertThat(first.users()).extracting(UserView::userName).containsExactly("Alice", "bob");
        assertThat(first.isTruncated()).isTrue();
        var second = USERS.when(Story.asRoot(), list("/"), page("/", first.marker(), 2))
                .reply();
        assertThat(second.users()).extracting(UserView::userName).containsExactly("carol");
        assertThat(second.isTruncated()).isFalse();
        assertThat(second.marker()).isEmpty();
    }

    @Test
    void a_prefix_narrows_the_list() {
        var reply = USERS.when(Story.asRoot(), list("/desk/"), page("/desk/", Optional.empty(), 100))
                .reply();
        assertThat(reply.users()).extracting(UserView::userName).containsExactly("Alice");
    }

    @Test
    void tags_and_boundaries_are_left_out() {
        var reply = USERS.when(Story.asRoot(), list("/"), page("/", Optional.empty(), 100))
                .reply();
        assertThat(reply.users()).allSatisfy(user -> {
            assertThat(user.tags()).isEmpty();
            assertThat(user.permissionsBoundary()).isEmpty();
        });
    }

    @Test
    void the_permission_is_on_the_path() {
        assertThat(USERS.permissions(Story.asRoot(), list("/desk/"), page("/desk/", Optional.empty(), 100)))
                .containsExactly(Permission.of("iam:ListUsers", "arn:aws:iam::111122223333:user/desk/"));
        var all = new ListUsers(Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(USERS.permissions(Story.asRoot(), all, page("/", Optional.empty(), 100)))
                .containsExactly(Permission.of("iam:ListUsers", "arn:aws:iam::111122223333:user/"));
    }
}
