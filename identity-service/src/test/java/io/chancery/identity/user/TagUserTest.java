package io.chancery.identity.user;

import static io.chancery.runtime.operation.Nothing.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.chancery.contracts.Tag;
import io.chancery.contracts.identity.UserEvent.UserTagged;
import io.chancery.contracts.identity.UserEvent.UserUntagged;
import io.chancery.identity.Given;
import io.chancery.identity.NoCollaborators;
import io.chancery.identity.Story;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.tag.NewTag;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TagUserTest {
    private static TagUser tag(NewTag... tags) {
        return new TagUser(new UserName("Alice"), List.of(tags));
    }

    @Test
    void tags_come_and_get_new_values() {
        Given.events(Story.ALICE)
                .when(Story.asRoot(), tag(NewTag.of("Team", "wax"), NewTag.of("Floor", "")), NOTHING)
                .then(new UserTagged(Story.ALICE_ID, List.of(new Tag("Team", "wax"), new Tag("Floor", ""))));
    }

    /** It is one key, whose case is that in which it was sent last. */
    @Test
    void a_key_in_another_case_replaces_the_one_that_is_there() {
        Given.events(Story.ALICE)
                .when(Story.asRoot(), tag(NewTag.of("tEAM", "ink")), NOTHING)
                .then(
                        new UserUntagged(Story.ALICE_ID, List.of("Team")),
                        new UserTagged(Story.ALICE_ID, List.of(new Tag("tEAM", "ink"))));
    }

    @Test
    void a_tag_that_is_there_changes_nothing() {
        Given.events(Story.ALICE)
                .when(Story.asRoot(), tag(NewTag.of("Team", "ink")), NOTHING)
                .then();
    }

    @Test
    void fifty_tags_are_the_limit() {
        NewTag[] fifty =
                IntStream.range(0, 50).mapToObj(i -> NewTag.of("k" + i, "")).toArray(NewTag[]::new);
        Given.events(Story.ALICE)
                .when(Story.asRoot(), tag(fifty), NOTHING)
                .thenRefused(Refusal.LIMIT_EXCEEDED, "The number of tags has reached the maximum limit.");
        fifty[49] = NewTag.of("TEAM", "ink");
        assertThat(Given.events(Story.ALICE)
                        .when(Story.asRoot(), tag(fifty), NOTHING)
                        .decision())
                .isPresent();
    }

    @Test
    void a_key_that_comes_twice_in_any_case_is_refused() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> tag(NewTag.of("a", "1"), NewTag.of("A", "2"))
                        .prepare(Story.asRoot(), new NoCollaborators())
                        .await()
                        .indefinitely())
                .withMessage("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
    }

    @Test
    void who_is_absent_is_refused() {
        Given.nothing()
                .when(Story.asRoot(), tag(NewTag.of("Team", "ink")), NOTHING)
                .thenRefused(Refusal.NO_SUCH_ENTITY, "The user with name Alice cannot be found.");
    }

    @Test
    void the_permission_has_the_tags_that_are_and_those_that_come() {
        assertThat(Given.events(Story.ALICE).permissions(Story.asRoot(), tag(NewTag.of("Floor", "1")), NOTHING))
                .containsExactly(new Permission(
                        "iam:TagUser",
                        "arn:aws:iam::111122223333:user/desk/Alice",
                        Map.of(
                                "aws:ResourceTag/Team", List.of("ink"),
                                "iam:ResourceTag/Team", List.of("ink"),
                                "aws:RequestTag/Floor", List.of("1"),
                                "aws:TagKeys", List.of("Floor"))));
    }
}
