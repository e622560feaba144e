package io.chancery.runtime.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.chancery.contracts.Tag;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TagsTest {
    private static void refused(List<NewTag> tags, Refusal refusal, String message) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Tags.checked(tags).await().indefinitely())
                .withMessage(message)
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }

    @Test
    void keys_that_differ_in_case_only_are_refused() {
        refused(
                List.of(NewTag.of("Team", "ink"), NewTag.of("team", "quill")),
                Refusal.INVALID_INPUT,
                "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
    }

    @Test
    void keys_of_the_system_are_refused() {
        refused(
                List.of(NewTag.of("AWS:cloudformation", "x")),
                Refusal.INVALID_INPUT,
                "Caller is an end user and not allowed to mutate system tags.");
    }

    @Test
    void fifty_tags_are_taken_and_fifty_one_refused() {
        List<NewTag> tags =
                IntStream.range(0, 51).mapToObj(i -> NewTag.of("k" + i, "")).toList();
        Tags.checked(tags.subList(0, 50)).await().indefinitely();
        refused(
                tags,
                Refusal.VALIDATION_ERROR,
                "1 validation error detected: Value at 'tags' failed to satisfy constraint: Member must have length less than or equal to 50");
    }

    @Test
    void a_request_s_tags_are_condition_keys() {
        assertThat(Tags.ofRequest(List.of(NewTag.of("Team", "ink"), NewTag.of("Room", "2"))))
                .isEqualTo(Map.of(
                        "aws:RequestTag/Team", List.of("ink"),
                        "aws:RequestTag/Room", List.of("2"),
                        "aws:TagKeys", List.of("Team", "Room")));
        assertThat(Tags.ofRequest(List.of())).isEmpty();
    }

    @Test
    void a_target_s_tags_are_condition_keys_under_both_names() {
        assertThat(Tags.ofResource(List.of(new Tag("Team", "ink"))))
                .isEqualTo(Map.of("aws:ResourceTag/Team", List.of("ink"), "iam:ResourceTag/Team", List.of("ink")));
    }

    @Test
    void a_key_has_1_to_128_characters_and_a_value_up_to_256() {
        assertThat(NewTag.of("ключ é_.:/=+-@", "").key().value()).hasSize(14);
        assertThat(NewTag.of("k".repeat(128), "v".repeat(256)).stored().value()).hasSize(256);
        assertThatIllegalArgumentException().isThrownBy(() -> NewTag.of("", "v"));
        assertThatIllegalArgumentException().isThrownBy(() -> NewTag.of("k".repeat(129), "v"));
        assertThatIllegalArgumentException().isThrownBy(() -> NewTag.of("k!", "v"));
        assertThatIllegalArgumentException().isThrownBy(() -> NewTag.of("k", "v".repeat(257)));
        assertThatIllegalArgumentException().isThrownBy(() -> NewTag.of("k", "v*"));
    }

    @Test
    void no_tags_are_no_element() {
        assertThat(Tags.shown(List.of())).isEmpty();
        assertThat(Tags.shown(List.of(new Tag("a", "b")))).hasValue(List.of(new Tag("a", "b")));
    }
}
