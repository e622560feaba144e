package io.chancery.identity.instanceprofile;

import static io.chancery.runtime.operation.Nothing.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.Tag;
import io.chancery.contracts.identity.InstanceProfileEvent.InstanceProfileTagged;
import io.chancery.identity.Given;
import io.chancery.identity.Story;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.tag.NewTag;
import io.chancery.store.append.Refusal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TagInstanceProfileTest {
    private static TagInstanceProfile tag(NewTag... tags) {
        return new TagInstanceProfile(new InstanceProfileName("Desks"), List.of(tags));
    }

    @Test
    void tags_come_and_get_new_values() {
        Given.events(Story.DESKS)
                .when(Story.asRoot(), tag(NewTag.of("Room", "4"), NewTag.of("Floor", "1")), NOTHING)
                .then(new InstanceProfileTagged(Story.DESKS_ID, List.of(new Tag("Room", "4"), new Tag("Floor", "1"))));
    }

    @Test
    void a_key_in_another_case_is_another_key() {
        Given.events(Story.DESKS)
                .when(Story.asRoot(), tag(NewTag.of("rOOM", "4")), NOTHING)
                .then(new InstanceProfileTagged(Story.DESKS_ID, List.of(new Tag("rOOM", "4"))));
    }

    @Test
    void a_tag_that_is_there_changes_nothing() {
        Given.events(Story.DESKS)
                .when(Story.asRoot(), tag(NewTag.of("Room", "3")), NOTHING)
                .then();
    }

    @Test
    void the_fifty_first_tag_is_refused() {
        NewTag[] fifty =
                IntStream.range(0, 50).mapToObj(i -> NewTag.of("k" + i, "")).toArray(NewTag[]::new);
        Given.events(Story.DESKS)
                .when(Story.asRoot(), tag(fifty), NOTHING)
                .thenRefused(Refusal.LIMIT_EXCEEDED, "The number of tags has reached the maximum limit.");
    }

    @Test
    void an_absent_profile_is_refused() {
        Given.nothing()
                .when(Story.asRoot(), tag(NewTag.of("Room", "4")), NOTHING)
                .thenRefused(Refusal.NO_SUCH_ENTITY, "Instance Profile Desks cannot be found.");
    }

    @Test
    void the_permission_has_the_tags_that_are_and_those_that_come() {
        assertThat(Given.events(Story.DESKS).permissions(Story.asRoot(), tag(NewTag.of("Room", "4")), NOTHING))
                .containsExactly(new Permission(
                        "iam:TagInstanceProfile",
                        "arn:aws:iam::111122223333:instance-profile/hall/Desks",
                        Map.of(
                                "aws:ResourceTag/Room", List.of("3"),
                                "iam:ResourceTag/Room", List.of("3"),
                                "aws:RequestTag/Room", List.of("4"),
                                "aws:TagKeys", List.of("Room"))));
    }
}
