package io.chancery.identity.instanceprofile;

import static io.chancery.runtime.operation.Nothing.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.chancery.contracts.InstanceProfileId;
import io.chancery.contracts.Tag;
import io.chancery.contracts.identity.InstanceProfileEvent.InstanceProfileCreated;
import io.chancery.identity.FixedFacts;
import io.chancery.identity.Given;
import io.chancery.identity.NoCollaborators;
import io.chancery.identity.Story;
import io.chancery.identity.entity.EntityPath;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.tag.NewTag;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.store.append.Stream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CreateInstanceProfileTest {
    private static final CreateInstanceProfile FULL = new CreateInstanceProfile(
            new InstanceProfileName("Desks"),
            Optional.of(new EntityPath("/hall/")),
            List.of(NewTag.of("Room", "3"), NewTag.of("room", "4")));
    private static final CreateInstanceProfile PLAIN =
            new CreateInstanceProfile(new InstanceProfileName("dESKS"), Optional.empty(), List.of());

    @Test
    void a_free_name_makes_a_profile_without_a_role() {
        var result = Given.nothing().when(Story.asRoot(), FULL, NOTHING);
        result.then(new InstanceProfileCreated(
                        new InstanceProfileId("AIPAABCDEFGHIJKLMNOPQ"),
                        Story.ACCOUNT,
                        "Desks",
                        "/hall/",
                        List.of(new Tag("Room", "3"), new Tag("room", "4")),
                        FixedFacts.NOW))
                .thenOn(
                        "instance-profile/AIPAABCDEFGHIJKLMNOPQ",
                        "arn:aws:iam::111122223333:instance-profile/hall/Desks");
        assertThat(result.reply().instanceProfile())
                .isEqualTo(new InstanceProfileView(
                        "/hall/",
                        "Desks",
                        "AIPAABCDEFGHIJKLMNOPQ",
                        "arn:aws:iam::111122223333:instance-profile/hall/Desks",
                        FixedFacts.NOW,
                        List.of(),
                        Optional.of(List.of(new Tag("Room", "3"), new Tag("room", "4")))));
    }

    @Test
    void a_taken_name_is_refused_in_any_case() {
        Given.events(Story.DESKS)
                .when(Story.asRoot(), PLAIN, NOTHING)
                .thenRefused(Refusal.ENTITY_ALREADY_EXISTS, "Instance Profile dESKS already exists.");
    }

    @Test
    void the_quota_refuses_one_profile_more() {
        var full = new CreateInstanceProfile.Found(Stream.unborn(""), 1_000);
        Given.Then.of(() -> PLAIN.decide(Story.asRoot(), NOTHING, full, new FixedFacts()))
                .thenRefused(Refusal.LIMIT_EXCEEDED, "Cannot exceed quota for InstanceProfilesPerAccount: 1000");
    }

    @Test
    void a_key_that_comes_twice_is_refused() {
        var twice = new CreateInstanceProfile(
                new InstanceProfileName("Desks"),
                Optional.empty(),
                List.of(NewTag.of("Room", "3"), NewTag.of("Room", "4")));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> twice.prepare(Story.asRoot(), new NoCollaborators())
                        .await()
                        .indefinitely())
                .withMessage("Duplicate tag keys found.");
    }

    /** Two tag keys that differ in case are one condition key, which then has two values. */
    @Test
    void the_permission_is_on_the_new_arn_with_tags() {
        Map<String, List<String>> tags =
                Map.of("aws:RequestTag/Room", List.of("3", "4"), "aws:TagKeys", List.of("Room", "room"));
        String arn = "arn:aws:iam::111122223333:instance-profile/hall/Desks";
        assertThat(Given.nothing().permissions(Story.asRoot(), FULL, NOTHING))
                .containsExactly(
                        new Permission("iam:CreateInstanceProfile", arn, tags),
                        new Permission("iam:TagInstanceProfile", arn, tags));
        assertThat(Given.nothing().permissions(Story.asRoot(), PLAIN, NOTHING))
                .containsExactly(
                        Permission.of("iam:CreateInstanceProfile", "arn:aws:iam::111122223333:instance-profile/dESKS"));
    }
}
