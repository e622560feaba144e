package io.chancery.identity.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.identity.Given;
import io.chancery.identity.Story;
import io.chancery.identity.TestMarkers;
import io.chancery.identity.entity.PathPrefix;
import io.chancery.runtime.operation.ListPage;
import io.chancery.runtime.operation.Permission;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListGroupsTest {
    private static final Given GROUPS = Given.events(Story.READERS, Story.WRITERS);

    private static ListGroups list(String prefix) {
        return new ListGroups(Optional.of(new PathPrefix(prefix)), Optional.empty(), Optional.empty());
    }

    private static ListPage page(String prefix, Optional<String> marker, int maxItems) {
        return TestMarkers.page(Story.ACCOUNT, "ListGroups", prefix, marker, maxItems);
    }

    @Test
    void groups_come_in_the_order_of_names_a_page_at_a_time() {
        var first = GROUPS.when(Story.asRoot(), list("/"), page("/", Optional.empty(), 1))
                .reply();
        assertThat(first.groups()).extracting(GroupView::groupName).containsExactly("Writers");
        assertThat(first.isTruncated()).isTrue();
        var second = GROUPS.when(Story.asRoot(), list("/"), page("/", first.marker(), 1))
                .reply();
        assertThat(second.groups()).extracting(GroupView::groupName).containsExactly("readers");
        assertThat(second.isTruncated()).isFalse();
    }

    @Test
    void a_prefix_narrows_the_list() {
        var reply = GROUPS.when(Story.asRoot(), list("/de"), page("/de", Optional.empty(), 9))
                .reply();
        assertThat(reply.groups()).extracting(GroupView::groupName).containsExactly("Writers");
    }

    @Test
    void the_permission_is_on_the_path() {
        assertThat(GROUPS.permissions(Story.asRoot(), list("/desk/"), page("/desk/", Optional.empty(), 9)))
                .containsExactly(Permission.of("iam:ListGroups", "arn:aws:iam::111122223333:group/desk/"));
    }
}
