package io.chancery.policy.decision;

import static io.chancery.policy.World.ACME;
import static io.chancery.policy.World.ALICE;
import static io.chancery.policy.World.BOB;
import static io.chancery.policy.World.NOW;
import static io.chancery.policy.World.OTHER;
import static io.chancery.policy.World.allow;
import static io.chancery.policy.World.inline;
import static io.chancery.policy.World.is;
import static io.chancery.policy.World.resourcePolicy;
import static io.chancery.policy.World.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Log;
import io.chancery.contracts.policy.PrincipalKind;
import io.chancery.contracts.policy.ResourcePolicy;
import io.chancery.language.evaluate.Evaluation.Result;
import io.chancery.language.request.RequestContext;
import io.chancery.policy.World;
import io.chancery.store.consume.StateChange;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Stored policies of resources in decisions: whose a bucket is, and what its policy opens and closes. */
class ResourcePolicyDecisionsTest {

    private static final String ALICES_ARN = "arn:aws:iam::111122223333:user/alice";
    private static final String BUCKET = "arn:aws:s3:::figures";
    private static final String FIGURE = BUCKET + "/2026/q1.csv";
    private static final String ALICE_READS =
            resourcePolicy("Allow", "{\"AWS\":\"%s\"}".formatted(ALICES_ARN), "s3:GetObject", BUCKET + "/*");
    private static final String NOBODY_READS = resourcePolicy("Deny", "\"*\"", "s3:GetObject", BUCKET + "/*");

    private static final String SERVICE_READS =
            resourcePolicy("Allow", "{\"Service\":\"ec2.amazonaws.com\"}", "s3:GetObject", BUCKET + "/*");

    private final TestCache world = new TestCache()
            .identity(is(World.account(ACME)), is(user(ALICE, "alice")))
            .apply(Log.IDENTITY, OTHER, NOW, is(World.account(OTHER)));

    @Test
    void the_bucket_s_policy_alone_lets_a_user_of_its_account_in() {
        world.policy(bucket(ACME, BUCKET, ALICE_READS, Map.of(ALICES_ARN, ALICE.value())));

        assertThat(read(FIGURE).allowed()).isTrue();
        assertThat(read("arn:aws:s3:::figures2/q1.csv").allowed()).isFalse();
    }

    @Test
    void a_user_of_another_account_needs_both_policies() {
        StateChange bucket = bucket(OTHER, BUCKET, ALICE_READS, Map.of(ALICES_ARN, ALICE.value()));
        StateChange own = is(inline(ALICE.value(), PrincipalKind.USER, "own", allow("s3:*", "*")));

        world.apply(Log.POLICY, OTHER, NOW, bucket);
        Verdict bucketOnly = read(FIGURE);
        world.policy(own);
        Verdict both = read(FIGURE);
        world.apply(Log.POLICY, OTHER, NOW, bucket(OTHER, BUCKET, SERVICE_READS, Map.of()));
        Verdict ownOnly = read(FIGURE);

        assertThat(bucketOnly.allowed()).isFalse();
        assertThat(both.allowed()).isTrue();
        assertThat(both.asOf()).hasSize(4);
        assertThat(ownOnly.allowed()).isFalse();
    }

    @Test
    void a_deny_in_the_bucket_s_policy_wins() {
        world.policy(
                is(inline(ALICE.value(), PrincipalKind.USER, "own", allow("s3:*", "*"))),
                bucket(ACME, BUCKET, NOBODY_READS, Map.of()));

        assertThat(read(FIGURE).result()).isEqualTo(Result.EXPLICITLY_DENIED);
    }

    @Test
    void a_principal_that_was_deleted_and_made_again_is_not_meant() {
        world.policy(bucket(ACME, BUCKET, ALICE_READS, Map.of(ALICES_ARN, BOB.value())));

        assertThat(read(FIGURE).allowed()).isFalse();
    }

    @Test
    void a_resource_whose_arn_names_its_account_has_its_own_policy_only() {
        String queue = "arn:aws:sqs:eu-west-1:111122223333:jobs";
        world.policy(bucket(ACME, queue, resourcePolicy("Allow", "\"*\"", "sqs:*", "*"), Map.of()));

        assertThat(ask("sqs:SendMessage", queue, Optional.empty()).allowed()).isTrue();
        assertThat(ask("sqs:SendMessage", queue + "/more", Optional.empty()).allowed())
                .isFalse();
    }

    @Test
    void a_policy_of_an_account_that_the_enforcement_point_does_not_name_says_nothing() {
        world.apply(Log.POLICY, OTHER, NOW, bucket(OTHER, BUCKET, NOBODY_READS, Map.of()))
                .policy(is(inline(ALICE.value(), PrincipalKind.USER, "own", allow("s3:*", "*"))));

        assertThat(ask("s3:GetObject", FIGURE, Optional.of(ACME)).allowed()).isTrue();
        assertThat(read(FIGURE).result()).isEqualTo(Result.EXPLICITLY_DENIED);
    }

    @Test
    void a_resource_is_nobody_s_own_while_a_shard_that_may_know_better_is_behind() {
        world.policy(is(inline(ALICE.value(), PrincipalKind.USER, "own", allow("s3:*", "*"))));
        assertThat(read(FIGURE).allowed()).isTrue();

        world.apply(Log.POLICY, OTHER, NOW.minus(Duration.ofHours(1)));

        assertThat(read(FIGURE).answerable()).isFalse();
        assertThat(read(FIGURE).reason()).isEqualTo("stale");
        assertThat(ask("s3:GetObject", FIGURE, Optional.of(ACME)).allowed()).isTrue();
    }

    /** Nor while a shard cannot be read on. */
    @Test
    void whose_a_bucket_is_cannot_be_told_while_any_shard_is_stopped() {
        world.policy(is(inline(ALICE.value(), PrincipalKind.USER, "own", allow("s3:*", "*"))));
        int stopped = world.shards.of(OTHER);
        world.stoppedShards.add(stopped);

        assertThat(read(FIGURE).answerable()).isFalse();
        assertThat(read(FIGURE).reason()).endsWith("log of shard %d cannot be read on".formatted(stopped));
        assertThat(ask("s3:GetObject", FIGURE, Optional.of(ACME)).allowed()).isTrue();
    }

    @Test
    void a_key_is_opened_by_its_own_policy_alone_within_the_account_too() {
        String key = "arn:aws:kms:eu-west-1:111122223333:key/one";
        String delegates = resourcePolicy("Allow", "{\"AWS\":\"111122223333\"}", "kms:*", "*");

        world.policy(is(inline(ALICE.value(), PrincipalKind.USER, "own", allow("kms:*", "*"))));
        Verdict without = ask("kms:Decrypt", key, Optional.empty());
        world.policy(bucket(ACME, key, delegates, Map.of()));
        Verdict delegated = ask("kms:Decrypt", key, Optional.empty());

        assertThat(without.allowed()).isFalse();
        assertThat(delegated.allowed()).isTrue();
        assertThat(ask("kms:ListKeys", "*", Optional.empty()).allowed()).isTrue();
    }

    private static StateChange bucket(
            AccountId account, String arn, String document, Map<String, String> resolvedPrincipals) {
        return is(new ResourcePolicy(account, arn, document, resolvedPrincipals));
    }

    private Verdict read(String resource) {
        return ask("s3:GetObject", resource, Optional.empty());
    }

    private Verdict ask(String action, String resource, Optional<AccountId> owner) {
        Subject subject = Subject.of(ALICES_ARN, Optional.empty()).orElseThrow();
        return world.decisions.decide(
                subject, new Question(action, resource, owner, RequestContext.empty()), TestCache.LIMIT);
    }
}
