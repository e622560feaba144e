package io.chancery.identity.accesskey;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.identity.AccessKeyEvent.AccessKeyDeleted;
import io.chancery.contracts.identity.KeyOwner;
import io.chancery.identity.Given;
import io.chancery.identity.Story;
import io.chancery.identity.user.UserName;
import io.chancery.runtime.operation.Permission;
import io.chancery.store.append.Refusal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeleteAccessKeyTest {
    private static final KeyIdText KEY = new KeyIdText(Story.KEY_ID.value());
    private static final DeleteAccessKey OWN = new DeleteAccessKey(Optional.empty(), KEY);
    private static final String ABSENT = "The Access Key with id " + Story.KEY_ID + " cannot be found.";

    private final RecordedSecrets secrets = new RecordedSecrets();

    private static DeleteAccessKey of(String user) {
        return new DeleteAccessKey(Optional.of(new UserName(user)), KEY);
    }

    private static Given alicesKey() {
        return Given.events(Story.ALICE, Story.BOB, Story.key(Story.KEY_ID, KeyOwner.user(Story.ALICE_ID)));
    }

    @Test
    void a_key_goes_with_its_secret() {
        var result = alicesKey().when(Story.asRoot(), of("Alice"), secrets);
        result.then(new AccessKeyDeleted(Story.KEY_ID));
        assertThat(secrets.deleted).containsExactly(Story.KEY_ID);
        assertThat(result.decision().orElseThrow().alongside()).isSameAs(RecordedSecrets.DELETE);
    }

    @Test
    void a_user_and_root_delete_their_own() {
        alicesKey().when(Story.as(Story.ALICE_ID), OWN, secrets).then(new AccessKeyDeleted(Story.KEY_ID));
        Given.events(Story.key(Story.KEY_ID, KeyOwner.root(Story.ACCOUNT)))
                .when(Story.asRoot(), OWN, secrets)
                .then(new AccessKeyDeleted(Story.KEY_ID));
    }

    @Test
    void another_user_s_key_is_absent_and_keeps_its_secret() {
        alicesKey().when(Story.asRoot(), of("bob"), secrets).thenRefused(Refusal.NO_SUCH_ENTITY, ABSENT);
        alicesKey().when(Story.as(Story.BOB_ID), OWN, secrets).thenRefused(Refusal.NO_SUCH_ENTITY, ABSENT);
        assertThat(secrets.deleted).isEmpty();
    }

    @Test
    void another_account_s_key_is_absent() {
        Given.events(Story.key(Story.KEY_ID, Story.OTHER_ACCOUNT, KeyOwner.root(Story.OTHER_ACCOUNT)))
                .when(Story.asRoot(), OWN, secrets)
                .thenRefused(Refusal.NO_SUCH_ENTITY, ABSENT);
    }

    @Test
    void an_absent_user_is_refused() {
        alicesKey()
                .when(Story.asRoot(), of("carol"), secrets)
                .thenRefused(Refusal.NO_SUCH_ENTITY, "The user with name carol cannot be found.");
    }

    @Test
    void the_permission_is_on_the_owner() {
        assertThat(alicesKey().permissions(Story.as(Story.BOB_ID), OWN, secrets))
                .containsExactly(Permission.of("iam:DeleteAccessKey", "arn:aws:iam::111122223333:user/bob"));
    }
}
