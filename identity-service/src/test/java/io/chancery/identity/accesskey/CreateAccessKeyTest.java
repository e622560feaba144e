package io.chancery.identity.accesskey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.chancery.contracts.AccessKeyId;
import io.chancery.contracts.identity.AccessKey;
import io.chancery.contracts.identity.AccessKeyEvent.AccessKeyCreated;
import io.chancery.contracts.identity.AccessKeyEvent.AccessKeyDeleted;
import io.chancery.contracts.identity.KeyOwner;
import io.chancery.identity.FixedFacts;
import io.chancery.identity.Given;
import io.chancery.identity.Story;
import io.chancery.identity.user.UserName;
import io.chancery.runtime.operation.Permission;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CreateAccessKeyTest {
    private static final AccessKeyId NEW_ID = new AccessKeyId("AKIAABCDEFGHIJKLMNOP");
    private static final CreateAccessKey OWN = new CreateAccessKey(Optional.empty());
    private static final CreateAccessKey FOR_ALICE = new CreateAccessKey(Optional.of(new UserName("alice")));

    private final RecordedSecrets secrets = new RecordedSecrets();

    @Test
    void a_user_gets_a_key_and_its_secret_is_sealed() {
        var result = Given.events(Story.ALICE).when(Story.asRoot(), FOR_ALICE, secrets);
        result.then(new AccessKeyCreated(NEW_ID, Story.ACCOUNT, KeyOwner.user(Story.ALICE_ID), FixedFacts.NOW))
                .thenOn("access-key/" + NEW_ID, "arn:aws:iam::111122223333:access-key/" + NEW_ID);
        var key = result.reply().accessKey();
        assertThat(key.userName()).hasValue("Alice");
        assertThat(key.accessKeyId()).isEqualTo(NEW_ID.value());
        assertThat(key.status()).isEqualTo(KeyStatus.ACTIVE);
        assertThat(key.secretAccessKey()).hasSize(40).matches("[A-Za-z0-9+/]+");
        assertThat(key.createDate()).isEqualTo(FixedFacts.NOW);
        assertThat(secrets.stored)
                .containsExactly(new RecordedSecrets.Stored(
                        NEW_ID, Story.ACCOUNT, Story.ALICE_ID.value(), key.secretAccessKey()));
        assertThat(result.decision().orElseThrow().alongside()).isSameAs(RecordedSecrets.STORE);
    }

    @Test
    void the_secret_is_in_no_text_about_the_key() {
        var reply = Given.events(Story.ALICE)
                .when(Story.asRoot(), FOR_ALICE, secrets)
                .reply();
        assertThat(reply.toString()).doesNotContain(reply.accessKey().secretAccessKey());
    }

    @Test
    void a_user_makes_its_own() {
        Given.events(Story.ALICE, Story.BOB)
                .when(Story.as(Story.BOB_ID), OWN, secrets)
                .then(new AccessKeyCreated(NEW_ID, Story.ACCOUNT, KeyOwner.user(Story.BOB_ID), FixedFacts.NOW));
    }

    @Test
    void root_makes_its_own() {
        var result = Given.nothing().when(Story.asRoot(), OWN, secrets);
        result.then(new AccessKeyCreated(NEW_ID, Story.ACCOUNT, KeyOwner.root(Story.ACCOUNT), FixedFacts.NOW));
        assertThat(result.reply().accessKey().userName()).isEmpty();
    }

    @Test
    void a_session_must_give_a_name() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> OWN.reads(Story.asSession(), secrets))
                .withMessage("Must specify userName when calling with non-User credentials");
    }

    @Test
    void a_third_key_is_refused() {
        Given given = Given.events(
                Story.ALICE,
                Story.key(new AccessKeyId("AKIA1"), KeyOwner.user(Story.ALICE_ID)),
                Story.key(new AccessKeyId("AKIA2"), KeyOwner.user(Story.ALICE_ID)));
        given.when(Story.asRoot(), FOR_ALICE, secrets)
                .thenRefused(Refusal.LIMIT_EXCEEDED, "Cannot exceed quota for AccessKeysPerUser: 2");
        assertThat(secrets.stored).isEmpty();
        given.and(Story.happens(AccessKey.STREAM, "AKIA1", new AccessKeyDeleted(new AccessKeyId("AKIA1"))));
        given.when(Story.asRoot(), FOR_ALICE, secrets).reply();
        assertThat(secrets.stored).hasSize(1);
    }

    @Test
    void an_absent_user_is_refused() {
        Given.nothing()
                .when(Story.asRoot(), FOR_ALICE, secrets)
                .thenRefused(Refusal.NO_SUCH_ENTITY, "The user with name alice cannot be found.");
    }

    @Test
    void the_permission_is_on_the_owner() {
        assertThat(Given.events(Story.ALICE).permissions(Story.asRoot(), FOR_ALICE, secrets))
                .singleElement()
                .satisfies(asked -> {
                    assertThat(asked.action()).isEqualTo("iam:CreateAccessKey");
                    assertThat(asked.resource()).isEqualTo("arn:aws:iam::111122223333:user/desk/Alice");
                    assertThat(asked.context()).containsEntry("aws:ResourceTag/Team", List.of("ink"));
                });
        assertThat(Given.nothing().permissions(Story.asRoot(), FOR_ALICE, secrets))
                .containsExactly(Permission.of("iam:CreateAccessKey", "arn:aws:iam::111122223333:user/alice"));
        assertThat(Given.nothing().permissions(Story.asRoot(), OWN, secrets))
                .containsExactly(Permission.of("iam:CreateAccessKey", "arn:aws:iam::111122223333:root"));
    }
}
