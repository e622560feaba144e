package io.chancery.policy.decision;

import static io.chancery.policy.World.ACME;
import static io.chancery.policy.World.ALICE;
import static io.chancery.policy.World.DEPLOYER;
import static io.chancery.policy.World.DEVELOPERS;
import static io.chancery.policy.World.NOW;
import static io.chancery.policy.World.OTHER;
import static io.chancery.policy.World.allow;
import static io.chancery.policy.World.allowIf;
import static io.chancery.policy.World.attached;
import static io.chancery.policy.World.bounded;
import static io.chancery.policy.World.deny;
import static io.chancery.policy.World.deployer;
import static io.chancery.policy.World.developers;
import static io.chancery.policy.World.gone;
import static io.chancery.policy.World.inline;
import static io.chancery.policy.World.is;
import static io.chancery.policy.World.policy;
import static io.chancery.policy.World.tagged;
import static io.chancery.policy.World.trusting;
import static io.chancery.policy.World.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.Log;
import io.chancery.contracts.PolicyId;
import io.chancery.contracts.Tag;
import io.chancery.contracts.identity.Account;
import io.chancery.contracts.policy.ManagedPolicy;
import io.chancery.contracts.policy.PrincipalKind;
import io.chancery.language.PolicyDocument;
import io.chancery.language.PolicyKind;
import io.chancery.language.evaluate.Evaluation.MatchedStatement;
import io.chancery.language.evaluate.Evaluation.Result;
import io.chancery.language.evaluate.NamedPolicy;
import io.chancery.language.request.RequestContext;
import io.chancery.policy.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecisionsTest {

    private static final String ALICES_ARN = "arn:aws:iam::111122223333:user/alice";
    private static final String SESSION_ARN = "arn:aws:sts::111122223333:assumed-role/Deployer/release-7";
    private static final String ROLE_ARN = "arn:aws:iam::111122223333:role/ops/Deployer";
    private static final String OBJECT = "arn:aws:s3:::reports/q1";
    private static final ManagedPolicy READS =
            policy(new PolicyId("ANPAREADSREADSREADS22"), "Reads", allow("s3:GetObject", "*"));

    private final TestCache world = new TestCache().identity(is(World.account(ACME)), is(user(ALICE, "alice")));

    @Test
    void a_user_without_policies_is_denied() {
        Verdict verdict = decide(ALICES_ARN, "s3:GetObject", OBJECT);

        assertThat(verdict.result()).isEqualTo(Result.IMPLICITLY_DENIED);
        assertThat(verdict.reason()).isEqualTo("because no identity-based policy allows the s3:GetObject action");
        assertThat(verdict.asOf()).hasSize(2);
    }

    @Test
    void a_users_own_policies_count() {
        world.policy(is(READS), is(attached(ALICE.value(), PrincipalKind.USER, READS)));

        Verdict verdict = decide(ALICES_ARN, "s3:GetObject", OBJECT);

        assertThat(verdict.allowed()).isTrue();
        assertThat(verdict.statements())
                .extracting(MatchedStatement::policyName)
                .containsExactly("arn:aws:iam::111122223333:policy/Reads");
    }

    @Test
    void the_policies_of_a_users_groups_count() {
        world.identity(is(user(ALICE, "alice", DEVELOPERS)), is(developers()))
                .policy(is(READS), is(attached(DEVELOPERS.value(), PrincipalKind.GROUP, READS)));
        world.policy(is(inline(ALICE.value(), PrincipalKind.USER, "own", deny("s3:*", "arn:aws:s3:::reports/secret"))));

        assertThat(decide(ALICES_ARN, "s3:GetObject", OBJECT).allowed()).isTrue();
        Verdict denied = decide(ALICES_ARN, "s3:GetObject", "arn:aws:s3:::reports/secret");
        assertThat(denied.result()).isEqualTo(Result.EXPLICITLY_DENIED);
        assertThat(denied.statements()).extracting(MatchedStatement::policyName).contains("user/alice/inline/own");
    }

    @Test
    void a_policy_of_the_catalogue_counts_and_is_named_by_its_arn() {
        ManagedPolicy readOnly = policy(new PolicyId("ANPAAWSAWSAWSAWSAWS22"), "ReadOnly", allow("s3:Get*", "*"));
        world.aws.put(
                readOnly.id().value(),
                NamedPolicy.of(
                        "arn:aws:iam::aws:policy/ReadOnly",
                        PolicyDocument.parseStored(allow("s3:Get*", "*"), PolicyKind.IDENTITY)));
        world.policy(is(attached(ALICE.value(), PrincipalKind.USER, readOnly)));

        assertThat(decide(ALICES_ARN, "s3:GetObject", OBJECT).statements())
                .extracting(MatchedStatement::policyName)
                .containsExactly("arn:aws:iam::aws:policy/ReadOnly");
    }

    @Test
    void an_attached_policy_that_cannot_be_found_denies_all() {
        world.policy(
                is(READS),
                is(attached(
                        ALICE.value(),
                        PrincipalKind.USER,
                        READS,
                        policy(new PolicyId("ANPALOSTLOSTLOSTLOST2"), "Lost", deny("s3:*", "*")))));

        Verdict verdict = decide(ALICES_ARN, "s3:GetObject", OBJECT);

        assertThat(verdict.allowed()).isFalse();
        assertThat(verdict.reason())
                .isEqualTo("because the attached policy arn:aws:iam::111122223333:policy/Lost cannot be found");
    }

    @Test
    void a_boundary_limits_and_one_whose_policy_is_gone_allows_nothing() {
        ManagedPolicy boundary =
                policy(new PolicyId("ANPABOUNDARYBOUNDAR22"), "Boundary", allow("s3:GetObject", OBJECT));
        world.identity(is(bounded(user(ALICE, "alice"), boundary.id())))
                .policy(is(READS), is(boundary), is(attached(ALICE.value(), PrincipalKind.USER, READS)));

        assertThat(decide(ALICES_ARN, "s3:GetObject", OBJECT).allowed()).isTrue();
        assertThat(decide(ALICES_ARN, "s3:GetObject", OBJECT + "x").reason())
                .isEqualTo("because no permissions boundary allows the s3:GetObject action");

        world.policy(gone(ManagedPolicy.STREAM, boundary.id().value()));

        Verdict verdict = decide(ALICES_ARN, "s3:GetObject", OBJECT);
        assertThat(verdict.allowed()).isFalse();
        assertThat(verdict.notes()).anyMatch(note -> note.contains(boundary.id().value()));
    }

    @Test
    void what_the_suite_knows_of_a_user_is_in_the_context() {
        world.identity(is(tagged(user(ALICE, "alice"), new Tag("Team", "web"))))
                .policy(is(inline(
                        ALICE.value(),
                        PrincipalKind.USER,
                        "own",
                        allowIf("s3:GetObject", "arn:aws:s3:::home/${aws:username}/*", """
                                {"StringEquals":{"aws:PrincipalTag/team":"web","aws:PrincipalType":"User",
                                "aws:userid":"%s","aws:PrincipalAccount":"111122223333"},
                                "DateEquals":{"aws:CurrentTime":"2026-03-01T12:00:00Z"},
                                "NumericEquals":{"aws:EpochTime":"1772366400"},
                                "Null":{"aws:MultiFactorAuthPresent":"true","aws:TokenIssueTime":"true"}}""".formatted(ALICE)))));

        Verdict verdict = decide(ALICES_ARN, "s3:GetObject", "arn:aws:s3:::home/alice/notes");

        assertThat(verdict.allowed()).as(verdict.toString()).isTrue();
        assertThat(decide(ALICES_ARN, "s3:GetObject", "arn:aws:s3:::home/bob/notes")
                        .allowed())
                .isFalse();
    }

    @Test
    void what_the_suite_knows_of_a_session_is_in_the_context() {
        world.statements.put("signed", World.session(List.of(), Optional.of(NOW.minusSeconds(60))));
        world.identity(is(deployer(trusting("\"*\""), Map.of())))
                .policy(is(
                        inline(DEPLOYER.value(), PrincipalKind.ROLE, "own", allowIf("s3:GetObject", "*", """
                                {"StringEquals":{"aws:PrincipalTag/team":"web","aws:PrincipalTag/stage":"prod",
                                "aws:SourceIdentity":"alice","aws:userid":"%s:release-7",
                                "aws:PrincipalArn":"%s"},
                                "Bool":{"aws:MultiFactorAuthPresent":"true"},
                                "NumericEquals":{"aws:MultiFactorAuthAge":"60"},
                                "DateEquals":{"aws:TokenIssueTime":"2026-03-01T12:00:00Z"}}""".formatted(
                                        DEPLOYER, ROLE_ARN)))));

        Verdict verdict = decide(SESSION_ARN, Optional.of("signed"), "s3:GetObject", OBJECT);

        assertThat(verdict.allowed()).as(verdict.toString()).isTrue();
    }

    @Test
    void a_session_without_mfa_says_so() {
        world.statements.put("signed", World.session(List.of(), Optional.empty()));
        world.identity(is(deployer(trusting("\"*\""), Map.of())))
                .policy(
                        is(
                                inline(
                                        DEPLOYER.value(),
                                        PrincipalKind.ROLE,
                                        "own",
                                        allowIf(
                                                "s3:GetObject",
                                                "*",
                                                "{\"Bool\":{\"aws:MultiFactorAuthPresent\":\"false\"},\"Null\":{\"aws:MultiFactorAuthAge\":\"true\"}}"))));

        assertThat(decide(SESSION_ARN, Optional.of("signed"), "s3:GetObject", OBJECT)
                        .allowed())
                .isTrue();
    }

    @Test
    void session_policies_limit_a_session() {
        world.statements.put("signed", World.session(List.of(allow("s3:GetObject", OBJECT)), Optional.empty()));
        world.identity(is(deployer(trusting("\"*\""), Map.of())))
                .policy(is(READS), is(attached(DEPLOYER.value(), PrincipalKind.ROLE, READS)));

        assertThat(decide(SESSION_ARN, Optional.of("signed"), "s3:GetObject", OBJECT)
                        .allowed())
                .isTrue();
        assertThat(decide(SESSION_ARN, Optional.of("signed"), "s3:GetObject", OBJECT + "x")
                        .reason())
                .isEqualTo("because no session policy allows the s3:GetObject action");
    }

    @Test
    void a_session_without_its_statement_is_denied() {
        world.identity(is(deployer(trusting("\"*\""), Map.of())));

        assertThat(decide(SESSION_ARN, "s3:GetObject", OBJECT).reason()).isEqualTo("session facts missing");
        assertThat(decide(SESSION_ARN, Optional.of("forged"), "s3:GetObject", OBJECT)
                        .reason())
                .isEqualTo("because the session statement is not valid");
    }

    @Test
    void a_statement_of_one_session_is_not_good_for_another() {
        world.statements.put("signed", World.session(List.of(), Optional.empty()));
        world.identity(is(deployer(trusting("\"*\""), Map.of())));

        assertThat(decide(SESSION_ARN + "8", Optional.of("signed"), "s3:GetObject", OBJECT)
                        .reason())
                .isEqualTo("because the session statement is of another session");
    }

    @Test
    void root_may_do_everything_in_its_own_account_and_nothing_in_a_closed_one() {
        String root = "arn:aws:iam::111122223333:root";

        assertThat(decide(root, "iam:CreateUser", "arn:aws:iam::111122223333:user/x")
                        .allowed())
                .isTrue();

        world.identity(gone(Account.STREAM, ACME.value()));

        assertThat(decide(root, "iam:CreateUser", "arn:aws:iam::111122223333:user/x")
                        .reason())
                .isEqualTo("because the account 111122223333 is not open");
    }

    @Test
    void nothing_is_allowed_on_what_belongs_to_an_account_that_is_not_open() {
        world.policy(is(inline(ALICE.value(), PrincipalKind.USER, "own", allow("*", "*"))));

        assertThat(decide(ALICES_ARN, "sqs:SendMessage", "arn:aws:sqs:eu-west-1:444455556666:jobs")
                        .reason())
                .isEqualTo("because the resource's account 444455556666 is not open");
    }

    @Test
    void a_role_is_assumed_only_by_those_whom_its_trust_policy_names_by_the_id_they_had() {
        String trust = trusting("{\"AWS\":\"%s\"}".formatted(ALICES_ARN));
        world.identity(is(deployer(trust, Map.of(ALICES_ARN, ALICE.value()))));

        assertThat(decide(ALICES_ARN, "sts:AssumeRole", ROLE_ARN).allowed()).isTrue();

        world.identity(is(deployer(trust, Map.of(ALICES_ARN, "AIDAFORMERFORMERFORM2"))));

        assertThat(decide(ALICES_ARN, "sts:AssumeRole", ROLE_ARN).reason())
                .isEqualTo("because no role trust policy allows the sts:AssumeRole action");
    }

    @Test
    void identity_policies_alone_do_not_let_anybody_assume_a_role() {
        world.identity(is(deployer(trusting("{\"Service\":\"lambda.amazonaws.com\"}"), Map.of())))
                .policy(is(inline(ALICE.value(), PrincipalKind.USER, "own", allow("*", "*"))));

        assertThat(decide(ALICES_ARN, "sts:AssumeRole", ROLE_ARN).allowed()).isFalse();
        assertThat(decide(ALICES_ARN, "sts:AssumeRole", "arn:aws:iam::111122223333:role/Nobody")
                        .allowed())
                .isFalse();
    }

    @Test
    void a_service_assumes_the_role_that_trusts_it() {
        world.identity(is(deployer(trusting("{\"Service\":\"lambda.amazonaws.com\"}"), Map.of())));

        assertThat(decide("arn:aws:iam::000000000000:service/lambda.amazonaws.com", "sts:AssumeRole", ROLE_ARN)
                        .allowed())
                .isTrue();
        assertThat(decide("arn:aws:iam::000000000000:service/ec2.amazonaws.com", "sts:AssumeRole", ROLE_ARN)
                        .allowed())
                .isFalse();
    }

    @Test
    void a_role_in_another_account_takes_both_accounts_consent() {
        world.apply(Log.IDENTITY, OTHER, NOW, is(World.account(OTHER)));
        world.identity(is(deployer(trusting("{\"AWS\":\"444455556666\"}"), Map.of())));
        String root = "arn:aws:iam::444455556666:root";

        Verdict verdict = decide(root, "sts:AssumeRole", ROLE_ARN);

        assertThat(verdict.allowed()).isTrue();
        assertThat(verdict.asOf()).hasSize(4);
        assertThat(decide(ALICES_ARN, "sts:AssumeRole", ROLE_ARN).allowed()).isFalse();
    }

    @Test
    void a_cache_that_has_not_heard_of_its_relays_denies() {
        world.policy(is(READS), is(attached(ALICE.value(), PrincipalKind.USER, READS)));
        world.apply(Log.IDENTITY, ACME, NOW.minus(Duration.ofMinutes(16)));

        Verdict verdict = decide(ALICES_ARN, "s3:GetObject", OBJECT);

        assertThat(verdict.allowed()).isFalse();
        assertThat(verdict.answerable()).isFalse();
        assertThat(verdict.reason()).isEqualTo("stale");
    }

    @Test
    void a_stopped_shard_denies() {
        world.policy(is(READS), is(attached(ALICE.value(), PrincipalKind.USER, READS)));
        world.stopped.add(Log.POLICY);

        assertThat(decide(ALICES_ARN, "s3:GetObject", OBJECT).reason())
                .startsWith("because the policy log of shard ")
                .endsWith("cannot be read on");
    }

    @Test
    void a_user_is_found_only_by_its_whole_arn() {
        assertThat(decide("arn:aws:iam::111122223333:user/elsewhere/alice", "s3:GetObject", OBJECT)
                        .reason())
                .isEqualTo("because the user does not exist");
    }

    @Test
    void a_role_stands_for_a_session_of_it_that_starts_now() {
        world.identity(is(deployer(trusting("\"*\""), Map.of())))
                .policy(is(
                        inline(DEPLOYER.value(), PrincipalKind.ROLE, "own", allowIf("s3:GetObject", "*", """
                                {"StringEquals":{"aws:PrincipalTag/team":"ops","aws:PrincipalArn":"%s",
                                "aws:PrincipalType":"AssumedRole"},
                                "StringLike":{"aws:userid":"%s:*"},
                                "Bool":{"aws:MultiFactorAuthPresent":"false"},
                                "DateEquals":{"aws:TokenIssueTime":"2026-03-01T12:00:00Z"}}""".formatted(
                                        ROLE_ARN, DEPLOYER)))));

        assertThat(decide(ROLE_ARN, "s3:GetObject", OBJECT).allowed()).isTrue();
        assertThat(decide("arn:aws:iam::111122223333:role/Deployer", "s3:GetObject", OBJECT)
                        .reason())
                .isEqualTo("because the role does not exist");
    }

    @Test
    void decisions_of_one_moment_do_not_see_what_comes_later() {
        Decisions then = world.decisions.now();
        world.policy(is(READS), is(attached(ALICE.value(), PrincipalKind.USER, READS)));

        Subject alice = Subject.of(ALICES_ARN, Optional.empty()).orElseThrow();
        var question = new Question("s3:GetObject", OBJECT, Optional.empty(), RequestContext.empty());
        assertThat(then.decide(alice, question, TestCache.LIMIT).allowed()).isFalse();
        assertThat(world.decisions.decide(alice, question, TestCache.LIMIT).allowed())
                .isTrue();
    }

    private Verdict decide(String arn, String action, String resource) {
        return decide(arn, Optional.empty(), action, resource);
    }

    private Verdict decide(String arn, Optional<String> statement, String action, String resource) {
        Subject subject = Subject.of(arn, statement).orElseThrow();
        var question = new Question(action, resource, Optional.empty(), RequestContext.empty());
        return world.decisions.decide(subject, question, TestCache.LIMIT);
    }
}
