package io.chancery.policy.decision;

import static io.chancery.policy.World.ACME;
import static io.chancery.policy.World.ALICE;
import static io.chancery.policy.World.DEPLOYER;
import static io.chancery.policy.World.NOW;
import static io.chancery.policy.World.OTHER;
import static io.chancery.policy.World.PAYMENTS;
import static io.chancery.policy.World.PRODUCTION;
import static io.chancery.policy.World.accountGroup;
import static io.chancery.policy.World.allow;
import static io.chancery.policy.World.allowIf;
import static io.chancery.policy.World.deny;
import static io.chancery.policy.World.gone;
import static io.chancery.policy.World.inline;
import static io.chancery.policy.World.is;
import static io.chancery.policy.World.resourceControl;
import static io.chancery.policy.World.resourcePolicy;
import static io.chancery.policy.World.rootGroup;
import static io.chancery.policy.World.serviceControl;
import static io.chancery.policy.World.trusting;
import static io.chancery.policy.World.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.AccountGroupId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import io.chancery.contracts.identity.Account;
import io.chancery.contracts.identity.Role;
import io.chancery.contracts.identity.TrustPolicy;
import io.chancery.contracts.policy.ControlPolicies;
import io.chancery.contracts.policy.OrganizationAccount;
import io.chancery.contracts.policy.PrincipalKind;
import io.chancery.contracts.policy.ResourcePolicy;
import io.chancery.language.evaluate.Evaluation.MatchedStatement;
import io.chancery.language.evaluate.Evaluation.Result;
import io.chancery.language.request.RequestContext;
import io.chancery.policy.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Control policies in decisions: whom they bind, on which levels, and what happens while they cannot be known. */
class OrganizationDecisionsTest {

    private static final String ALICES_ARN = "arn:aws:iam::111122223333:user/alice";
    private static final String ROOT_ARN = "arn:aws:iam::111122223333:root";
    private static final String OTHERS_ROOT = "arn:aws:iam::444455556666:root";
    private static final String OTHERS_QUEUE = "arn:aws:sqs:eu-west-1:444455556666:jobs";
    /** Says whose it is, so that no other shard has a say. */
    private static final String QUEUE = "arn:aws:sqs:eu-west-1:111122223333:jobs";

    private static final String OBJECT = "arn:aws:s3:::reports/q1";
    private static final String EVERYTHING = allow("*", "*");
    private static final String NO_SENDING = resourcePolicy("Deny", "\"*\"", "sqs:SendMessage", "*");

    private final TestCache world = new TestCache()
            .identity(is(World.account(ACME)), is(user(ALICE, "alice")))
            .policy(is(inline(ALICE.value(), PrincipalKind.USER, "own", EVERYTHING)))
            .apply(Log.IDENTITY, OTHER, NOW, is(World.account(OTHER)));

    @Test
    void every_level_that_has_service_control_policies_must_allow() {
        world.organization(
                is(rootGroup(serviceControl(allow("s3:*", "*")))),
                is(accountGroup(PRODUCTION, AccountGroupId.ROOT, ControlPolicies.NONE)),
                is(accountGroup(PAYMENTS, PRODUCTION, serviceControl(allow("s3:Get*", "*"), allow("s3:Put*", "*")))),
                is(new OrganizationAccount(ACME, PAYMENTS, serviceControl(allow("s3:GetObject", "*")))));

        assertThat(decide(ALICES_ARN, "s3:GetObject", OBJECT).allowed()).isTrue();
        Verdict write = decide(ALICES_ARN, "s3:PutObject", OBJECT);
        assertThat(write.result()).isEqualTo(Result.IMPLICITLY_DENIED);
        assertThat(write.reason()).isEqualTo("because no service control policy allows the s3:PutObject action");
        assertThat(decide(ALICES_ARN, "sqs:SendMessage", "*").allowed()).isFalse();
    }

    @Test
    void an_explicit_deny_on_any_level_wins_and_is_named() {
        world.organization(
                is(rootGroup(ControlPolicies.NONE)),
                is(accountGroup(PRODUCTION, AccountGroupId.ROOT, serviceControl(EVERYTHING, deny("s3:Delete*", "*")))),
                is(new OrganizationAccount(ACME, PRODUCTION, ControlPolicies.NONE)));

        assertThat(decide(ALICES_ARN, "s3:GetObject", OBJECT).allowed()).isTrue();
        Verdict denied = decide(ALICES_ARN, "s3:DeleteObject", OBJECT);
        assertThat(denied.result()).isEqualTo(Result.EXPLICITLY_DENIED);
        assertThat(denied.reason()).isEqualTo("with an explicit deny in a service control policy");
        assertThat(denied.statements())
                .extracting(MatchedStatement::policyName)
                .contains("ou-root-production22/policy-2");
    }

    @Test
    void an_account_that_was_never_placed_is_limited_by_the_root() {
        world.organization(is(rootGroup(serviceControl(allow("s3:*", "*")))));

        assertThat(decide(ALICES_ARN, "s3:GetObject", OBJECT).allowed()).isTrue();
        assertThat(decide(ALICES_ARN, "sqs:SendMessage", "*").allowed()).isFalse();
    }

    @Test
    void the_root_user_is_bound_too() {
        world.organization(is(rootGroup(serviceControl(EVERYTHING, deny("iam:*", "*")))));

        assertThat(decide(ROOT_ARN, "s3:GetObject", OBJECT).allowed()).isTrue();
        assertThat(decide(ROOT_ARN, "iam:CreateUser", "arn:aws:iam::111122223333:user/x")
                        .reason())
                .isEqualTo("with an explicit deny in a service control policy");
    }

    @Test
    void a_service_linked_role_is_not_bound_and_any_other_role_is() {
        world.statements.put("signed", World.session(List.of(), Optional.empty()));
        world.policy(is(inline(DEPLOYER.value(), PrincipalKind.ROLE, "own", EVERYTHING)))
                .organization(is(rootGroup(new ControlPolicies(
                        serviceControl(allow("s3:*", "*")).service(),
                        resourceControl(resourcePolicy("Deny", "\"*\"", "sqs:*", "*"))
                                .resource()))));

        world.identity(is(role("/ops/")));
        assertThat(session("sqs:SendMessage").allowed()).isFalse();
        world.identity(is(role("/aws-service-role/jobs.amazonaws.com/")));
        assertThat(session("sqs:SendMessage").allowed()).isTrue();
    }

    @Test
    void across_accounts_service_control_policies_are_those_of_the_principal_s_account() {
        world.apply(
                Log.POLICY,
                OTHER,
                NOW,
                is(new ResourcePolicy(OTHER, OTHERS_QUEUE, resourcePolicy("Allow", "\"*\"", "sqs:*", "*"), Map.of())));
        assertThat(decide(ALICES_ARN, "sqs:SendMessage", OTHERS_QUEUE).allowed())
                .isTrue();

        world.organization(
                is(rootGroup(ControlPolicies.NONE)),
                is(new OrganizationAccount(OTHER, AccountGroupId.ROOT, serviceControl(allow("s3:*", "*")))));
        assertThat(decide(ALICES_ARN, "sqs:SendMessage", OTHERS_QUEUE).allowed())
                .isTrue();
        assertThat(decide(OTHERS_ROOT, "sqs:SendMessage", OTHERS_QUEUE).allowed())
                .isFalse();

        world.organization(is(new OrganizationAccount(ACME, AccountGroupId.ROOT, serviceControl(allow("s3:*", "*")))));
        assertThat(decide(ALICES_ARN, "sqs:SendMessage", OTHERS_QUEUE).allowed())
                .isFalse();
    }

    @Test
    void resource_control_policies_are_those_of_the_resource_s_account_and_bind_whoever_comes() {
        world.apply(
                        Log.POLICY,
                        OTHER,
                        NOW,
                        is(new ResourcePolicy(
                                OTHER, OTHERS_QUEUE, resourcePolicy("Allow", "\"*\"", "sqs:*", "*"), Map.of())))
                .organization(
                        is(rootGroup(ControlPolicies.NONE)),
                        is(new OrganizationAccount(ACME, AccountGroupId.ROOT, resourceControl(NO_SENDING))));
        assertThat(decide(ALICES_ARN, "sqs:SendMessage", OTHERS_QUEUE).allowed())
                .isTrue();
        assertThat(decide(ALICES_ARN, "sqs:SendMessage", OTHERS_QUEUE.replace(OTHER.value(), ACME.value()))
                        .allowed())
                .isFalse();

        world.organization(is(new OrganizationAccount(OTHER, AccountGroupId.ROOT, resourceControl(NO_SENDING))));

        for (String principal :
                List.of(ALICES_ARN, OTHERS_ROOT, "arn:aws:iam::000000000000:service/events.amazonaws.com")) {
            Verdict denied = decide(principal, "sqs:SendMessage", OTHERS_QUEUE);
            assertThat(denied.reason()).isEqualTo("with an explicit deny in a resource control policy");
        }
        assertThat(decide(ALICES_ARN, "sqs:ReceiveMessage", OTHERS_QUEUE).allowed())
                .isTrue();
    }

    @Test
    void service_principals_have_no_account_that_could_limit_them() {
        world.organization(is(rootGroup(serviceControl(allow("s3:*", "*")))))
                .apply(
                        Log.POLICY,
                        OTHER,
                        NOW,
                        is(new ResourcePolicy(
                                OTHER,
                                OTHERS_QUEUE,
                                resourcePolicy(
                                        "Allow", "{\"Service\":\"events.amazonaws.com\"}", "sqs:SendMessage", "*"),
                                Map.of())));

        assertThat(decide("arn:aws:iam::000000000000:service/events.amazonaws.com", "sqs:SendMessage", OTHERS_QUEUE)
                        .allowed())
                .isTrue();
    }

    @Test
    void a_closed_account_is_closed_whatever_limits_it() {
        world.organization(is(rootGroup(serviceControl(EVERYTHING)))).identity(gone(Account.STREAM, ACME.value()));

        assertThat(decide(ROOT_ARN, "s3:GetObject", OBJECT).reason())
                .isEqualTo("because the account 111122223333 is not open");
    }

    @Test
    void nothing_is_decided_while_the_shard_with_the_control_policies_stands_still() {
        world.stoppedShards.add(world.shards.of(AccountId.INSTALLATION));

        Verdict verdict = decide(ALICES_ARN, "sqs:SendMessage", QUEUE);

        assertThat(verdict.answerable()).isFalse();
        assertThat(verdict.reason())
                .isEqualTo("because the policy log of shard %d cannot be read on"
                        .formatted(world.shards.of(AccountId.INSTALLATION)));
    }

    @Test
    void nothing_is_decided_while_the_shard_with_the_control_policies_is_behind() {
        world.apply(Log.POLICY, AccountId.INSTALLATION, NOW.minus(Duration.ofMinutes(16)));

        assertThat(decide(ALICES_ARN, "sqs:SendMessage", QUEUE).answerable()).isFalse();
        assertThat(decide(ALICES_ARN, "sqs:SendMessage", QUEUE).reason()).isEqualTo("stale");
    }

    @Test
    void the_installation_s_entities_have_no_part_in_it() {
        world.apply(Log.IDENTITY, AccountId.INSTALLATION, NOW.minus(Duration.ofMinutes(16)));

        assertThat(decide(ALICES_ARN, "sqs:SendMessage", QUEUE).allowed()).isTrue();
    }

    @Test
    void a_decision_says_which_position_its_control_policies_were_of() {
        var position = new Position(Log.POLICY, world.shards.of(AccountId.INSTALLATION), 2);
        world.organization(is(rootGroup(ControlPolicies.NONE)));
        assertThat(decide(ALICES_ARN, "sqs:SendMessage", QUEUE).asOf()).hasSize(2);

        world.organization(is(rootGroup(serviceControl(EVERYTHING))));

        assertThat(decide(ALICES_ARN, "sqs:SendMessage", QUEUE).asOf())
                .hasSize(3)
                .contains(position);
        assertThat(decide(ALICES_ARN, "sqs:SendMessage", OTHERS_QUEUE).asOf()).hasSize(5);
    }

    @Test
    void where_both_accounts_are_is_in_the_context() {
        world.organization(
                        is(rootGroup(ControlPolicies.NONE)),
                        is(accountGroup(PRODUCTION, AccountGroupId.ROOT, ControlPolicies.NONE)),
                        is(new OrganizationAccount(ACME, PRODUCTION, ControlPolicies.NONE)))
                .apply(
                        Log.POLICY,
                        OTHER,
                        NOW,
                        is(new ResourcePolicy(
                                OTHER, OTHERS_QUEUE, resourcePolicy("Allow", "\"*\"", "sqs:*", "*"), Map.of())))
                .policy(is(inline(ALICE.value(), PrincipalKind.USER, "own", allowIf("sqs:SendMessage", "*", """
                        {"StringEquals":{"aws:PrincipalOrgID":"o-example2222","aws:ResourceOrgID":"o-example2222"},
                        "ForAnyValue:StringEquals":{
                          "aws:PrincipalOrgPaths":"o-example2222/r-root/ou-root-production22/",
                          "aws:ResourceOrgPaths":"o-example2222/r-root/"}}"""))));

        assertThat(decide(ALICES_ARN, "sqs:SendMessage", OTHERS_QUEUE).allowed())
                .isTrue();
        assertThat(decide(ALICES_ARN, "sqs:SendMessage", OTHERS_QUEUE.replace(OTHER.value(), ACME.value()))
                        .allowed())
                .isFalse();
    }

    @Test
    void what_belongs_to_the_installation_is_in_no_organisation() {
        world.organization(is(rootGroup(ControlPolicies.NONE)))
                .policy(is(inline(
                        ALICE.value(),
                        PrincipalKind.USER,
                        "own",
                        allowIf("chancery:GetOrganization", "*", "{\"Null\":{\"aws:ResourceOrgID\":\"true\"}}"))));
        String organization = "arn:aws:chancery::000000000000:organization";
        assertThat(decide(ALICES_ARN, "chancery:GetOrganization", organization).allowed())
                .isFalse();

        world.organization(is(new ResourcePolicy(
                AccountId.INSTALLATION,
                organization,
                resourcePolicy("Allow", "{\"AWS\":\"111122223333\"}", "chancery:Get*", "*"),
                Map.of())));

        assertThat(decide(ALICES_ARN, "chancery:GetOrganization", organization).allowed())
                .isTrue();
    }

    @Test
    void the_organisation_s_own_policy_delegates_what_is_in_it() {
        String group = "arn:aws:chancery::000000000000:organization/groups/ou-root-production22";
        world.organization(
                is(rootGroup(ControlPolicies.NONE)),
                is(new ResourcePolicy(
                        AccountId.INSTALLATION,
                        "arn:aws:chancery::000000000000:organization",
                        resourcePolicy("Allow", "{\"AWS\":\"111122223333\"}", "chancery:Put*", group),
                        Map.of())));

        assertThat(decide(ALICES_ARN, "chancery:PutServiceControlPolicies", group)
                        .allowed())
                .isTrue();
        assertThat(decide(ALICES_ARN, "chancery:PutServiceControlPolicies", group.replace("production", "payments22"))
                        .allowed())
                .isFalse();
        assertThat(decide(OTHERS_ROOT, "chancery:PutServiceControlPolicies", group)
                        .allowed())
                .isFalse();
    }

    private static Role role(String path) {
        return new Role(
                DEPLOYER,
                ACME,
                "Deployer",
                path,
                new TrustPolicy(trusting("\"*\""), Map.of()),
                Optional.empty(),
                3_600,
                List.of(),
                Optional.empty(),
                NOW);
    }

    private Verdict session(String action) {
        String arn = "arn:aws:sts::111122223333:assumed-role/Deployer/release-7";
        Subject subject = Subject.of(arn, Optional.of("signed")).orElseThrow();
        var question = new Question(action, "*", Optional.empty(), RequestContext.empty());
        return world.decisions.decide(subject, question, TestCache.LIMIT);
    }

    private Verdict decide(String arn, String action, String resource) {
        Subject subject = Subject.of(arn, Optional.empty()).orElseThrow();
        var question = new Question(action, resource, Optional.empty(), RequestContext.empty());
        return world.decisions.decide(subject, question, TestCache.LIMIT);
    }
}
