package io.chancery.identity.user;

import static io.chancery.runtime.operation.Nothing.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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

class UntagUserTest {
    private static UntagUser untag(String... keys) {
        return new UntagUser(
                new UserName("Alice"),
                List.of(keys).stream().map(NewTag.Key::new).toList());
    }

    @Test
    void a_tag_goes_by_its_key_in_any_case() {
        Given.events(Story.ALICE)
                .when(Story.asRoot(), untag("tEAM", "Floor"), NOTHING)
                .then(new UserUntagged(Story.ALICE_ID, List.of("Team")));
    }

    @Test
    void a_key_that_is_not_there_changes_nothing() {
        Given.events(Story.ALICE).when(Story.asRoot(), untag("Floor"), NOTHING).then();
    }

    @Test
    void who_is_absent_is_refused() {
        Given.nothing()
                .when(Story.asRoot(), untag("Team"), NOTHING)
                .thenRefused(Refusal.NO_SUCH_ENTITY, "The user with name Alice cannot be found.");
    }

    @Test
    void more_than_fifty_keys_are_refused() {
        String[] keys = IntStream.range(0, 51).mapToObj(i -> "k" + i).toArray(String[]::new);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> untag(keys)
                        .prepare(Story.asRoot(), new NoCollaborators())
                        .await()
                        .indefinitely())
                .withMessageContaining("Value at 'tagKeys' failed to satisfy constraint");
    }

    @Test
    void the_permission_has_the_tags_that_are_and_the_keys_that_go() {
        assertThat(Given.events(Story.ALICE).permissions(Story.asRoot(), untag("Team"), NOTHING))
                .containsExactly(new Permission(
                        "iam:UntagUser",
                        "arn:aws:iam::111122223333:user/desk/Alice",
                        Map.of(
                                "aws:ResourceTag/Team", List.of("ink"),
                                "iam:ResourceTag/Team", List.of("ink"),
                                "aws:TagKeys", List.of("Team"))));
    }
}
