package io.chancery.identity.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.chancery.identity.Given;
import io.chancery.identity.Story;
import io.chancery.identity.TestMarkers;
import io.chancery.identity.user.UserName;
import io.chancery.runtime.operation.ListPage;
import io.chancery.runtime.operation.Permission;
import io.chancery.store.append.Refusal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListGroupsForUserTest {
    private static final ListGroupsForUser LIST =
            new ListGroupsForUser(new UserName("Alice"), Optional.empty(), Optional.empty());
    private static final Given GROUPS = Given.events(
            Story.WRITERS,
            Story.READERS,
            Story.ALICE,
            Story.BOB,
            Story.joins(Story.ALICE_ID, Story.READERS_ID),
            Story.joins(Story.ALICE_ID, Story.WRITERS_ID));

    private static ListPage page(Optional<String> marker, int maxItems) {
        return TestMarkers.page(Story.ACCOUNT, "ListGroupsForUser", "alice", marker, maxItems);
    }

    @Test
    void groups_come_in_the_order_of_names_a_page_at_a_time() {
        var first = GROUPS.when(Story.asRoot(), LIST, page(Optional.empty(), 1)).reply();
        assertThat(first.groups()).extracting(GroupView::groupName).containsExactly("Writers");
        assertThat(first.isTruncated()).isTrue();
        var second = GROUPS.when(Story.asRoot(), LIST, page(first.marker(), 1)).reply();
        assertThat(second.groups()).extracting(GroupView::groupName).containsExactly("readers");
        assertThat(second.isTruncated()).isFalse();
        assertThat(second.marker()).isEmpty();
    }

    @Test
    void a_user_without_groups_has_an_empty_list() {
        var list = new ListGroupsForUser(new UserName("bob"), Optional.empty(), Optional.empty());
        assertThat(GROUPS.when(Story.asRoot(), list, page(Optional.empty(), 100))
                        .reply()
                        .groups())
                .isEmpty();
    }

    @Test
    void an_absent_user_is_refused() {
        Given.nothing()
                .when(Story.asRoot(), LIST, page(Optional.empty(), 100))
                .thenRefused(Refusal.NO_SUCH_ENTITY, "The user with name Alice cannot be found.");
    }

    @Test
    void the_permission_is_on_the_user() {
        assertThat(GROUPS.permissions(Story.asRoot(), LIST, page(Optional.empty(), 100)))
                .extracting(Permission::action, Permission::resource)
                .containsExactly(tuple("iam:ListGroupsForUser", "arn:aws:iam::111122223333:user/desk/Alice"));
    }
}
