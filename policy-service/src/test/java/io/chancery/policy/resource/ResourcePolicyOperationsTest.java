package io.chancery.policy.resource;

import static io.chancery.policy.Given.ACCOUNT;
import static io.chancery.policy.Given.CALL;
import static io.chancery.policy.Given.FACTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.policy.ResourcePolicy;
import io.chancery.contracts.policy.ResourcePolicyEvent.ResourcePolicyDeleted;
import io.chancery.contracts.policy.ResourcePolicyEvent.ResourcePolicyPut;
import io.chancery.policy.World;
import io.chancery.runtime.operation.NoReply;
import io.chancery.runtime.operation.Nothing;
import io.chancery.store.append.Change;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.store.append.Stream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What the three operations decide, and each way they refuse. */
class ResourcePolicyOperationsTest {

    private static final String BUCKET = "arn:aws:s3:::figures";
    private static final String ALICE = "arn:aws:iam::111122223333:user/alice";
    private static final String DOCUMENT =
            World.resourcePolicy("Allow", "{\"AWS\":\"%s\"}".formatted(ALICE), "s3:GetObject", BUCKET + "/*");
    private static final OwnedResource RESOURCE = new OwnedResource(BUCKET, ACCOUNT);
    private static final Map<String, String> RESOLVED = Map.of(ALICE, World.ALICE.value());
    private static final ResourceDocument SENT = new ResourceDocument(DOCUMENT, Set.of(ALICE), RESOLVED, Set.of());
    private static final ResourcePolicy STORED = new ResourcePolicy(ACCOUNT, BUCKET, DOCUMENT, RESOLVED);
    private static final StoredPolicy NOTHING = new StoredPolicy(Stream.unborn(RESOURCE.id()), Optional.empty());

    @Test
    void a_put_stores_the_policy_with_whom_it_names() {
        Decision<PutResourcePolicy.Reply> decision = put(SENT, NOTHING);

        assertThat(decision.reply().created()).isTrue();
        assertThat(decision.changes())
                .extracting(Change::streamId, Change::subject, Change::event)
                .containsExactly(tuple(
                        "resource-policy/" + RESOURCE.id(),
                        BUCKET,
                        new ResourcePolicyPut(ACCOUNT, BUCKET, DOCUMENT, RESOLVED)));
    }

    @Test
    void the_same_again_changes_nothing() {
        Decision<PutResourcePolicy.Reply> decision = put(SENT, stored(STORED));

        assertThat(decision.reply().created()).isFalse();
        assertThat(decision.changes()).isEmpty();
    }

    @Test
    void the_same_document_is_put_again_when_its_principal_was_made_again() {
        var sent = new ResourceDocument(DOCUMENT, Set.of(ALICE), Map.of(ALICE, World.BOB.value()), Set.of());

        assertThat(put(sent, stored(STORED)).changes()).hasSize(1);
    }

    @Test
    void a_principal_that_does_not_live_is_refused() {
        var sent = new ResourceDocument(DOCUMENT, Set.of(ALICE), Map.of(), Set.of());

        refused(
                Refusal.MALFORMED_POLICY_DOCUMENT,
                "Invalid principal in policy: \"AWS\":\"%s\"".formatted(ALICE),
                () -> put(sent, NOTHING));
    }

    @Test
    void a_resource_that_another_account_holds_is_refused() {
        var held = new StoredPolicy(Stream.unborn(RESOURCE.id()), Optional.of(new AccountId("444455556666")));

        refused(
                Refusal.ENTITY_ALREADY_EXISTS,
                "The resource arn:aws:s3:::figures belongs to another account, which holds a policy for it.",
                () -> put(SENT, held));
    }

    @Test
    void a_delete_drops_the_policy() {
        Decision<NoReply> decision =
                new DeleteResourcePolicy(RESOURCE).decide(CALL, Nothing.NOTHING, stored(STORED), FACTS);

        assertThat(decision.changes())
                .extracting(Change::event)
                .containsExactly(new ResourcePolicyDeleted(ACCOUNT, BUCKET));
    }

    @Test
    void what_is_not_there_is_neither_read_nor_deleted() {
        String message = "The resource arn:aws:s3:::figures has no policy.";
        refused(
                Refusal.NO_SUCH_ENTITY,
                message,
                () -> new DeleteResourcePolicy(RESOURCE).decide(CALL, Nothing.NOTHING, NOTHING, FACTS));
        refused(
                Refusal.NO_SUCH_ENTITY,
                message,
                () -> new GetResourcePolicy(RESOURCE).reply(CALL, Nothing.NOTHING, NOTHING));
    }

    @Test
    void a_get_tells_what_was_sent() {
        assertThat(new GetResourcePolicy(RESOURCE).reply(CALL, Nothing.NOTHING, stored(STORED)))
                .isEqualTo(new GetResourcePolicy.Reply(DOCUMENT, 42));
    }

    private static StoredPolicy stored(ResourcePolicy policy) {
        return new StoredPolicy(new Stream<>(RESOURCE.id(), Optional.of(policy), 1, 42), Optional.of(policy.account()));
    }

    private static Decision<PutResourcePolicy.Reply> put(ResourceDocument sent, StoredPolicy found) {
        return new PutResourcePolicy(RESOURCE, DOCUMENT).decide(CALL, sent, found, FACTS);
    }

    private static void refused(Refusal refusal, String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.refusal()).isEqualTo(refusal);
            assertThat(refused.text()).isEqualTo(message);
        });
    }
}
