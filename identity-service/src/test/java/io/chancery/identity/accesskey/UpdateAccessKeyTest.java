package io.chancery.identity.accesskey;

import static io.chancery.runtime.operation.Nothing.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.identity.AccessKeyEvent.AccessKeyStatusChanged;
import io.chancery.contracts.identity.KeyOwner;
import io.chancery.identity.FixedFacts;
import io.chancery.identity.Given;
import io.chancery.identity.Story;
import io.chancery.identity.user.UserName;
import io.chancery.runtime.operation.Permission;
import io.chancery.store.append.Refusal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UpdateAccessKeyTest {
    private static final KeyIdText KEY = new KeyIdText(Story.KEY_ID.value());
    private static final String ABSENT = "The Access Key with id " + Story.KEY_ID + " cannot be found.";

    private static UpdateAccessKey update(String user, KeyStatus status) {
        return new UpdateAccessKey(Optional.of(new UserName(user)), KEY, status);
    }

    private static Given alicesKey() {
        return Given.events(Story.ALICE, Story.BOB, Story.key(Story.KEY_ID, KeyOwner.user(Story.ALICE_ID)));
    }

    @Test
    void a_key_is_made_inactive() {
        alicesKey()
                .when(Story.asRoot(), update("alice", KeyStatus.INACTIVE), NOTHING)
                .then(new AccessKeyStatusChanged(Story.KEY_ID, false, FixedFacts.NOW))
                .thenOn("access-key/" + Story.KEY_ID, "arn:aws:iam::111122223333:access-key/" + Story.KEY_ID);
    }

    @Test
    void an_active_key_made_active_changes_nothing() {
        alicesKey()
                .when(Story.asRoot(), update("alice", KeyStatus.ACTIVE), NOTHING)
                .then();
    }

    @Test
    void without_a_name_it_is_the_caller_s() {
        var own = new UpdateAccessKey(Optional.empty(), KEY, KeyStatus.INACTIVE);
        alicesKey()
                .when(Story.as(Story.ALICE_ID), own, NOTHING)
                .then(new AccessKeyStatusChanged(Story.KEY_ID, false, FixedFacts.NOW));
        alicesKey().when(Story.asRoot(), own, NOTHING).thenRefused(Refusal.NO_SUCH_ENTITY, ABSENT);
    }

    @Test
    void another_user_s_key_is_absent() {
        alicesKey()
                .when(Story.asRoot(), update("bob", KeyStatus.INACTIVE), NOTHING)
                .thenRefused(Refusal.NO_SUCH_ENTITY, ABSENT);
    }

    @Test
    void an_absent_key_is_refused() {
        Given.events(Story.ALICE)
                .when(Story.asRoot(), update("alice", KeyStatus.INACTIVE), NOTHING)
                .thenRefused(Refusal.NO_SUCH_ENTITY, ABSENT);
    }

    @Test
    void an_absent_user_is_refused() {
        alicesKey()
                .when(Story.asRoot(), update("carol", KeyStatus.INACTIVE), NOTHING)
                .thenRefused(Refusal.NO_SUCH_ENTITY, "The user with name carol cannot be found.");
    }

    @Test
    void the_permission_is_on_the_user_that_is_named() {
        assertThat(alicesKey().permissions(Story.asRoot(), update("bob", KeyStatus.INACTIVE), NOTHING))
                .containsExactly(Permission.of("iam:UpdateAccessKey", "arn:aws:iam::111122223333:user/bob"));
    }
}
