package io.chancery.identity.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.chancery.contracts.Tag;
import io.chancery.contracts.identity.User;
import io.chancery.contracts.identity.UserEvent.UserTagged;
import io.chancery.identity.Given;
import io.chancery.identity.Story;
import io.chancery.identity.TestMarkers;
import io.chancery.runtime.operation.ListPage;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.tag.TagPage;
import io.chancery.store.append.Refusal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListUserTagsTest {
    private static final ListUserTags LIST =
            new ListUserTags(new UserName("Alice"), Optional.empty(), Optional.empty());

    private static ListPage page(Optional<String> marker, int maxItems) {
        return TestMarkers.page(Story.ACCOUNT, "ListUserTags", "alice", marker, maxItems);
    }

    @Test
    void tags_come_in_the_order_of_keys_a_page_at_a_time() {
        var tagged = Given.events(
                Story.ALICE,
                Story.happens(
                        User.STREAM,
                        Story.ALICE_ID.value(),
                        new UserTagged(Story.ALICE_ID, List.of(new Tag("Floor", "1")))));
        TagPage first =
                tagged.when(Story.asRoot(), LIST, page(Optional.empty(), 1)).reply();
        assertThat(first.tags()).containsExactly(new Tag("Floor", "1"));
        assertThat(first.isTruncated()).isTrue();
        TagPage second =
                tagged.when(Story.asRoot(), LIST, page(first.marker(), 1)).reply();
        assertThat(second.tags()).containsExactly(new Tag("Team", "ink"));
        assertThat(second.marker()).isEmpty();
    }

    @Test
    void who_is_absent_is_refused() {
        Given.nothing()
                .when(Story.asRoot(), LIST, page(Optional.empty(), 100))
                .thenRefused(Refusal.NO_SUCH_ENTITY, "The user with name Alice cannot be found.");
    }

    @Test
    void the_permission_is_on_the_stored_arn() {
        assertThat(Given.events(Story.ALICE).permissions(Story.asRoot(), LIST, page(Optional.empty(), 100)))
                .extracting(Permission::action, Permission::resource)
                .containsExactly(tuple("iam:ListUserTags", "arn:aws:iam::111122223333:user/desk/Alice"));
    }
}
