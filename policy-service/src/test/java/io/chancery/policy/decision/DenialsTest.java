package io.chancery.policy.decision;

import static io.chancery.policy.World.ACME;
import static io.chancery.policy.World.ALICE;
import static io.chancery.policy.World.DEPLOYER;
import static io.chancery.policy.World.NOW;
import static io.chancery.policy.World.OTHER;
import static io.chancery.policy.World.allow;
import static io.chancery.policy.World.allowIf;
import static io.chancery.policy.World.bounded;
import static io.chancery.policy.World.deny;
import static io.chancery.policy.World.deployer;
import static io.chancery.policy.World.inline;
import static io.chancery.policy.World.is;
import static io.chancery.policy.World.key;
import static io.chancery.policy.World.policy;
import static io.chancery.policy.World.resourceControl;
import static io.chancery.policy.World.resourcePolicy;
import static io.chancery.policy.World.rootGroup;
import static io.chancery.policy.World.serviceControl;
import static io.chancery.policy.World.trusting;
import static io.chancery.policy.World.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Log;
import io.chancery.contracts.PolicyId;
import io.chancery.contracts.Position;
import io.chancery.contracts.RoleId;
import io.chancery.contracts.Tag;
import io.chancery.contracts.identity.KeyOwner;
import io.chancery.contracts.identity.Role;
import io.chancery.contracts.identity.TrustPolicy;
import io.chancery.contracts.policy.ControlPolicies;
import io.chancery.contracts.policy.PrincipalKind;
import io.chancery.contracts.policy.ResourcePolicy;
import io.chancery.policy.World;
import io.chancery.runtime.caller.Caller;
import io.chancery.runtime.decision.AuthorizationMessage;
import io.chancery.runtime.decision.AuthorizationMessage.Condition;
import io.chancery.runtime.decision.AuthorizationMessage.MatchedStatement;
import io.chancery.runtime.decision.AuthorizationMessage.Value;
import io.chancery.runtime.decision.DecisionExplanation;
import io.chancery.runtime.internal.AuthorizeReply;
import io.chancery.runtime.internal.AuthorizeRequest;
import io.chancery.runtime.operation.Permission;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * How denials of API calls are worded ("Troubleshoot access denied error messages", IAM User Guide), and what is sealed
 * with them. How denials by control policies are worded is in {@code simulation/ExplanationTest}.
 */
class DenialsTest {

    private static final String BOB = "arn:aws:iam::111122223333:user/bob";
    private static final String ALICES_ARN = "arn:aws:iam::111122223333:user/alice";
    private static final String ROLE = "arn:aws:iam::111122223333:role/ops/Deployer";
    private static final String FOREIGN_ROLE = "arn:aws:iam::444455556666:role/Auditor";
    private static final PolicyId BOUNDARY = new PolicyId("ANPABOUNDARYBOUNDAR22");
    private static final Caller ALICE_CALLS =
            new Caller(Caller.Type.USER, ACME, ALICE.value(), Optional.of(World.ALICES_KEY), Optional.empty());
    private static final Caller SESSION_CALLS = new Caller(
            Caller.Type.ROLE_SESSION, ACME, DEPLOYER.value(), Optional.of(World.SESSION_KEY), Optional.of("signed"));

    private final TestCache world = new TestCache()
            .identity(
                    is(World.account(ACME)),
                    is(user(ALICE, "alice")),
                    is(key(World.ALICES_KEY, KeyOwner.user(ALICE), true)),
                    is(deployer(trusting("\"*\""), Map.of())))
            .apply(Log.IDENTITY, OTHER, NOW, is(World.account(OTHER)));
    private final List<AuthorizationMessage> sealed = new ArrayList<>();
    private final FreshAuthorizer authorizer = new FreshAuthorizer(
            world.decisions, world.principals, world, heads(), world.shards, TestCache.LIMIT, (account, message) -> {
                sealed.add(message);
                return Uni.createFrom().item(Optional.of("sealed for " + account));
            });

    private Heads heads() {
        return new Heads() {
            @Override
            public Uni<Position> policy(AccountId account) {
                return Uni.createFrom().item(new Position(Log.POLICY, world.shards.of(account), 1));
            }

            @Override
            public Uni<Position> identity(AccountId account) {
                return Uni.createFrom().item(new Position(Log.IDENTITY, world.shards.of(account), 1));
            }
        };
    }

    @Test
    void no_identity_policy() {
        assertThat(reason(ALICE_CALLS, "iam:DeleteUser", BOB))
                .isEqualTo("because no identity-based policy allows the iam:DeleteUser action");
    }

    @Test
    void a_deny_in_an_identity_policy() {
        aliceHas(deny("iam:*", "*"));
        assertThat(reason(ALICE_CALLS, "iam:DeleteUser", BOB))
                .isEqualTo("with an explicit deny in an identity-based policy");
    }

    @Test
    void no_boundary() {
        aliceHas(allow("iam:*", "*"));
        aliceIsBoundedBy(allow("s3:*", "*"));
        assertThat(reason(ALICE_CALLS, "iam:DeleteUser", BOB))
                .isEqualTo("because no permissions boundary allows the iam:DeleteUser action");
    }

    @Test
    void a_deny_in_a_boundary() {
        aliceHas(allow("iam:*", "*"));
        aliceIsBoundedBy(deny("iam:*", "*"));
        assertThat(reason(ALICE_CALLS, "iam:DeleteUser", BOB))
                .isEqualTo("with an explicit deny in a permissions boundary");
    }

    @Test
    void no_session_policy() {
        roleHas(allow("iam:*", "*"), allow("s3:*", "*"));
        assertThat(reason(SESSION_CALLS, "iam:DeleteUser", BOB))
                .isEqualTo("because no session policy allows the iam:DeleteUser action");
    }

    @Test
    void a_deny_in_a_session_policy() {
        roleHas(allow("iam:*", "*"), deny("iam:*", "*"));
        assertThat(reason(SESSION_CALLS, "iam:DeleteUser", BOB)).isEqualTo("with an explicit deny in a session policy");
    }

    @Test
    void no_resource_policy() {
        aliceHas(allow("chancery:*", "*"));
        assertThat(reason(ALICE_CALLS, "chancery:GetResourcePolicy", "arn:aws:sqs:eu-west-1:444455556666:jobs"))
                .isEqualTo("because no resource-based policy allows the chancery:GetResourcePolicy action");
    }

    @Test
    void a_deny_in_a_resource_policy() {
        String queue = "arn:aws:sqs:eu-west-1:111122223333:jobs";
        aliceHas(allow("chancery:*", "*"));
        world.policy(is(new ResourcePolicy(ACME, queue, resourcePolicy("Deny", "\"*\"", "*", "*"), Map.of())));
        assertThat(reason(ALICE_CALLS, "chancery:GetResourcePolicy", queue))
                .isEqualTo("with an explicit deny in a resource-based policy");
    }

    @Test
    void no_trust_policy() {
        aliceHas(allow("sts:*", "*"));
        world.identity(is(deployer(trusting("{\"Service\":\"lambda.amazonaws.com\"}"), Map.of())));
        assertThat(reason(ALICE_CALLS, "sts:AssumeRole", ROLE))
                .isEqualTo("because no role trust policy allows the sts:AssumeRole action");
    }

    @Test
    void a_deny_in_a_trust_policy() {
        aliceHas(allow("sts:*", "*"));
        world.identity(is(deployer(trusting("\"*\"").replace("Allow", "Deny"), Map.of())));
        assertThat(reason(ALICE_CALLS, "sts:AssumeRole", ROLE))
                .isEqualTo("with an explicit deny in the role trust policy");
    }

    @Test
    void what_is_sealed_says_who_asked_for_what_in_which_circumstances() {
        aliceHas(deny("iam:*", "*"));

        AuthorizationMessage message = denied(
                ALICE_CALLS, new Permission("iam:DeleteUser", BOB, Map.of("aws:SourceIp", List.of("192.0.2.7"))));

        assertThat(message.allowed()).isFalse();
        assertThat(message.explicitDeny()).isTrue();
        assertThat(message.context().principal())
                .isEqualTo(new AuthorizationMessage.Principal(ALICE.value(), ALICES_ARN));
        assertThat(message.context().action()).isEqualTo("iam:DeleteUser");
        assertThat(message.context().resource()).isEqualTo(BOB);
        assertThat(values(message, "aws:SourceIp")).containsExactly("192.0.2.7");
        assertThat(values(message, "aws:username")).containsExactly("alice");
        assertThat(values(message, "aws:PrincipalArn")).containsExactly(ALICES_ARN);
        MatchedStatement deny = message.matchedStatements().items().getFirst();
        assertThat(deny.effect()).isEqualTo("DENY");
        assertThat(deny.actions().items()).containsExactly(new Value("iam:*"));
        assertThat(deny.resources().items()).containsExactly(new Value("*"));
    }

    @Test
    void what_nearly_allowed_is_sealed_too() {
        aliceHas(allowIf("iam:DeleteUser", "*", "{\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"}}"));

        AuthorizationMessage message = denied(ALICE_CALLS, Permission.of("iam:DeleteUser", BOB));

        DecisionExplanation explanation = message.explanation().orElseThrow();
        assertThat(message.matchedStatements().items()).isEmpty();
        assertThat(explanation
                        .nearMisses()
                        .getFirst()
                        .failedConditions()
                        .getFirst()
                        .key())
                .isEqualTo("aws:MultiFactorAuthPresent");
        assertThat(explanation.missingContextKeys()).containsExactly("aws:MultiFactorAuthPresent");
    }

    @Test
    void a_boundary_that_is_gone_is_told() {
        aliceHas(allow("iam:*", "*"));
        world.identity(is(bounded(user(ALICE, "alice"), BOUNDARY)));

        DecisionExplanation explanation = denied(ALICE_CALLS, Permission.of("iam:DeleteUser", BOB))
                .explanation()
                .orElseThrow();

        assertThat(explanation.policyTypes())
                .contains(new DecisionExplanation.TypeResult("BOUNDARY", "ImplicitlyDenied"));
        assertThat(explanation.notes())
                .containsExactly("the permissions boundary %s does not exist any more".formatted(BOUNDARY));
    }

    /** Nor whether there is such a role: both messages are the same. */
    @Test
    void nothing_is_told_of_another_account_s_role() {
        aliceHas(allowIf("sts:AssumeRole", "*", "{\"StringEquals\":{\"aws:ResourceTag/stage\":\"prod\"}}"));
        Permission assume =
                new Permission("sts:AssumeRole", FOREIGN_ROLE, Map.of("sts:RoleSessionName", List.of("audit")));
        AuthorizationMessage ofNone = denied(ALICE_CALLS, assume);
        var auditor = new Role(
                new RoleId("AROAAUDITORAUDITORA22"),
                OTHER,
                "Auditor",
                "/",
                new TrustPolicy("""
                        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*",\
                        "Action":"sts:AssumeRole",\
                        "Condition":{"StringEquals":{"sts:ExternalId":"the-secret"}}}]}""", Map.of()),
                Optional.empty(),
                3_600,
                List.of(new Tag("stage", "prod")),
                Optional.empty(),
                NOW);
        world.apply(Log.IDENTITY, OTHER, NOW, is(World.account(OTHER)), is(auditor));

        AuthorizationMessage ofOne = denied(
                ALICE_CALLS,
                new Permission(
                        "sts:AssumeRole",
                        FOREIGN_ROLE,
                        Map.of("sts:RoleSessionName", List.of("audit"), "aws:ResourceTag/stage", List.of("prod"))));

        assertThat(ofOne.explanation().orElseThrow().deniedBy()).hasValue("TRUST");
        assertThat(ofOne).isEqualTo(ofNone);
    }

    @Test
    void where_in_the_organisation_a_resource_is_is_told_of_one_s_own_only() {
        world.apply(Log.IDENTITY, OTHER, NOW, is(World.account(OTHER)))
                .organization(is(rootGroup(ControlPolicies.NONE)));
        String path = World.ORGANIZATION + "/r-root/";

        AuthorizationMessage own = denied(ALICE_CALLS, Permission.of("iam:DeleteUser", BOB));
        assertThat(values(own, "aws:PrincipalOrgPaths")).containsExactly(path);
        assertThat(values(own, "aws:ResourceOrgPaths")).containsExactly(path);
        AuthorizationMessage foreign = denied(ALICE_CALLS, Permission.of("sts:AssumeRole", FOREIGN_ROLE));
        assertThat(values(foreign, "aws:PrincipalOrgPaths")).containsExactly(path);
        assertThat(values(foreign, "aws:ResourceOrgPaths")).isEmpty();
        assertThat(values(foreign, "aws:resourceorgpaths")).isEmpty();
    }

    /** They bind the account from outside: it is told what they decide and not what they say. */
    @Test
    void of_a_control_policy_nothing_is_told_but_what_it_decides() {
        aliceHas(allow("iam:*", "*"));
        String elsewhere = "{\"StringEquals\":{\"aws:RequestedRegion\":\"eu-north-1\"}}";
        ControlPolicies service = serviceControl(allowIf("iam:*", "*", elsewhere), deny("iam:DeleteUser", BOB));
        ControlPolicies resource = resourceControl(resourcePolicy("Deny", "\"*\"", "iam:*", "*"));
        world.organization(is(rootGroup(new ControlPolicies(service.service(), resource.resource()))));

        AuthorizationMessage message = denied(ALICE_CALLS, Permission.of("iam:DeleteUser", BOB));

        DecisionExplanation explanation = message.explanation().orElseThrow();
        assertThat(explanation.policyTypes())
                .contains(
                        new DecisionExplanation.TypeResult("SERVICE_CONTROL", "ExplicitlyDenied"),
                        new DecisionExplanation.TypeResult("RESOURCE_CONTROL", "ExplicitlyDenied"));
        assertThat(message.explicitDeny()).isTrue();
        assertThat(message.matchedStatements().items()).isEmpty();
        assertThat(explanation.matchedStatements())
                .extracting(DecisionExplanation.MatchedStatement::policyType)
                .containsExactly("IDENTITY");
        assertThat(explanation.nearMisses()).isEmpty();
        assertThat(explanation.missingContextKeys()).isEmpty();
    }

    private void aliceHas(String document) {
        world.policy(is(inline(ALICE.value(), PrincipalKind.USER, "own", document)));
    }

    private void aliceIsBoundedBy(String document) {
        world.identity(is(bounded(user(ALICE, "alice"), BOUNDARY))).policy(is(policy(BOUNDARY, "Boundary", document)));
    }

    private void roleHas(String document, String sessionPolicy) {
        world.statements.put("signed", World.session(List.of(sessionPolicy), Optional.empty()));
        world.policy(is(inline(DEPLOYER.value(), PrincipalKind.ROLE, "own", document)));
    }

    private static List<String> values(AuthorizationMessage message, String key) {
        return message.context().conditions().items().stream()
                .filter(condition -> condition.key().equals(key))
                .map(Condition::values)
                .flatMap(values -> values.items().stream())
                .map(Value::value)
                .toList();
    }

    private String reason(Caller caller, String action, String resource) {
        return authorize(caller, Permission.of(action, resource)).reason();
    }

    private AuthorizationMessage denied(Caller caller, Permission permission) {
        AuthorizeReply reply = authorize(caller, permission);
        assertThat(reply.denied().orElseThrow().encodedMessage()).hasValue("sealed for " + ACME);
        return sealed.getLast();
    }

    private AuthorizeReply authorize(Caller caller, Permission permission) {
        return authorizer
                .forOthers()
                .authorize(new AuthorizeRequest(caller, List.of(permission), List.of()))
                .await()
                .indefinitely();
    }
}
