package io.chancery.identity.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.chancery.contracts.AccessKeyId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.RoleId;
import io.chancery.runtime.caller.SessionFacts;
import io.chancery.runtime.tag.NewTag;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionTagsTest {
    private static final List<NewTag.Key> NO_KEYS = List.of();

    /** A session with two tags, of which the first goes on. */
    private static final Optional<SessionFacts> CALLER = Optional.of(new SessionFacts(
            new AccountId("111122223333"),
            new RoleId("AROACLERKCLERKCLERK22"),
            "Clerk",
            "shift-1",
            new AccessKeyId("ASIAKEYKEYKEYKEYKEY2"),
            List.of(),
            List.of(),
            Map.of("Project", "rolls", "Room", "3"),
            List.of("pROJECT"),
            Optional.empty(),
            Optional.empty(),
            "arn:aws:iam::111122223333:user/alice",
            Instant.parse("2026-01-01T00:00:00Z"),
            Instant.parse("2026-01-01T01:00:00Z")));

    private static SessionTags of(List<NewTag> sent, List<NewTag.Key> transitive, Optional<SessionFacts> caller) {
        return SessionTags.of(sent, transitive, caller);
    }

    private static void refused(List<NewTag> sent, List<NewTag.Key> transitive, String message) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> of(sent, transitive, CALLER))
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(Refusal.INVALID_PARAMETER_VALUE))
                .withMessage(message);
    }

    @Test
    void what_is_sent_is_what_the_session_has() {
        SessionTags tags =
                of(List.of(NewTag.of("Project", "ink")), List.of(new NewTag.Key("project")), Optional.empty());
        assertThat(tags.byKey()).isEqualTo(Map.of("Project", "ink"));
        assertThat(tags.keys()).containsExactly("project");
        assertThat(tags.context())
                .isEqualTo(Map.of(
                        "aws:RequestTag/Project", List.of("ink"),
                        "aws:TagKeys", List.of("Project"),
                        "sts:TransitiveTagKeys", List.of("project")));
    }

    @Test
    void transitive_tags_of_the_calling_session_go_on_and_no_others() {
        SessionTags tags = of(List.of(NewTag.of("Floor", "1")), NO_KEYS, CALLER);
        assertThat(tags.byKey()).isEqualTo(Map.of("Floor", "1", "Project", "rolls"));
        assertThat(tags.keys()).containsExactly("Project");
        assertThat(tags.context())
                .containsEntry("aws:RequestTag/Project", List.of("rolls"))
                .containsEntry("aws:TagKeys", List.of("Floor", "Project"))
                .containsEntry("sts:TransitiveTagKeys", List.of("Project"));
    }

    @Test
    void inherited_tags_alone_are_tags_too() {
        assertThat(of(List.of(), NO_KEYS, CALLER).any()).isTrue();
        assertThat(of(List.of(), NO_KEYS, Optional.empty()).any()).isFalse();
        assertThat(of(List.of(), NO_KEYS, Optional.empty()).context()).isEmpty();
    }

    @Test
    void no_tag_takes_the_place_of_an_inherited_one() {
        refused(
                List.of(NewTag.of("PROJECT", "other")),
                NO_KEYS,
                "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.");
    }

    @Test
    void a_transitive_key_needs_its_tag() {
        refused(
                List.of(NewTag.of("Floor", "1")),
                List.of(new NewTag.Key("Room")),
                "The specified transitive tag key must be included in the requested tags.");
    }

    @Test
    void a_key_that_comes_twice_is_refused() {
        refused(
                List.of(NewTag.of("a", "1"), NewTag.of("A", "2")),
                NO_KEYS,
                "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
    }
}
