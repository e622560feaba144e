package io.chancery.identity.instanceprofile;

import static io.chancery.runtime.operation.Nothing.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.chancery.contracts.identity.InstanceProfileEvent.InstanceProfileUntagged;
import io.chancery.identity.Given;
import io.chancery.identity.NoCollaborators;
import io.chancery.identity.Story;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.tag.NewTag;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UntagInstanceProfileTest {
    private static UntagInstanceProfile untag(String... keys) {
        return new UntagInstanceProfile(
                new InstanceProfileName("Desks"),
                List.of(keys).stream().map(NewTag.Key::new).toList());
    }

    @Test
    void a_tag_goes() {
        Given.events(Story.DESKS)
                .when(Story.asRoot(), untag("Room", "Floor"), NOTHING)
                .then(new InstanceProfileUntagged(Story.DESKS_ID, List.of("Room")));
    }

    @Test
    void a_key_in_another_case_is_another_key() {
        Given.events(Story.DESKS).when(Story.asRoot(), untag("room"), NOTHING).then();
    }

    @Test
    void an_absent_profile_is_refused() {
        Given.nothing()
                .when(Story.asRoot(), untag("Room"), NOTHING)
                .thenRefused(Refusal.NO_SUCH_ENTITY, "Instance Profile Desks cannot be found.");
    }

    @Test
    void system_tags_are_refused_before_anything_else() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> untag("AWS:x")
                        .prepare(Story.asRoot(), new NoCollaborators())
                        .await()
                        .indefinitely())
                .withMessage("Caller is an end user and not allowed to mutate system tags.");
    }

    @Test
    void the_permission_has_the_tags_that_are_and_the_keys_that_go() {
        assertThat(Given.events(Story.DESKS).permissions(Story.asRoot(), untag("room"), NOTHING))
                .containsExactly(new Permission(
                        "iam:UntagInstanceProfile",
                        "arn:aws:iam::111122223333:instance-profile/hall/Desks",
                        Map.of(
                                "aws:ResourceTag/Room", List.of("3"),
                                "iam:ResourceTag/Room", List.of("3"),
                                "aws:TagKeys", List.of("room"))));
    }
}
