package io.chancery.identity.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.identity.Given;
import io.chancery.identity.Story;
import io.chancery.identity.TestMarkers;
import io.chancery.identity.user.UserView;
import io.chancery.runtime.operation.ListPage;
import io.chancery.runtime.operation.Permission;
import io.chancery.store.append.Refusal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GetGroupTest {
    private static final GetGroup GET = new GetGroup(new GroupName("writers"), Optional.empty(), Optional.empty());
    private static final Given MEMBERS = Given.events(
            Story.WRITERS,
            Story.BOB,
            Story.ALICE,
            Story.bounded(Story.BOUNDED_ID, "carol"),
            Story.joins(Story.BOB_ID, Story.WRITERS_ID),
            Story.joins(Story.ALICE_ID, Story.WRITERS_ID));

    private static ListPage page(Optional<String> marker, int maxItems) {
        return TestMarkers.page(Story.ACCOUNT, "GetGroup", "writers", marker, maxItems);
    }

    @Test
    void a_group_comes_with_its_users_a_page_at_a_time() {
        var first = MEMBERS.when(Story.asRoot(), GET, page(Optional.empty(), 1)).reply();
        assertThat(first.group().arn()).isEqualTo("arn:aws:iam::111122223333:group/desk/Writers");
        assertThat(first.users()).extracting(UserView::userName).containsExactly("Alice");
        assertThat(first.isTruncated()).isTrue();
        var second = MEMBERS.when(Story.asRoot(), GET, page(first.marker(), 1)).reply();
        assertThat(second.users()).extracting(UserView::userName).containsExactly("bob");
        assertThat(second.isTruncated()).isFalse();
        assertThat(second.marker()).isEmpty();
    }

    @Test
    void an_absent_group_is_refused() {
        Given.nothing()
                .when(Story.asRoot(), GET, page(Optional.empty(), 100))
                .thenRefused(Refusal.NO_SUCH_ENTITY, "The group with name writers cannot be found.");
    }

    @Test
    void the_permission_is_on_the_group() {
        assertThat(MEMBERS.permissions(Story.asRoot(), GET, page(Optional.empty(), 100)))
                .containsExactly(Permission.of("iam:GetGroup", "arn:aws:iam::111122223333:group/desk/Writers"));
    }
}
