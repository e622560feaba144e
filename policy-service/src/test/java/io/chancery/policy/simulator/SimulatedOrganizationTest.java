package io.chancery.policy.simulator;

import static io.chancery.policy.World.ACME;
import static io.chancery.policy.World.ALICE;
import static io.chancery.policy.World.NOW;
import static io.chancery.policy.World.OTHER;
import static io.chancery.policy.World.PRODUCTION;
import static io.chancery.policy.World.accountGroup;
import static io.chancery.policy.World.allow;
import static io.chancery.policy.World.inline;
import static io.chancery.policy.World.is;
import static io.chancery.policy.World.resourcePolicy;
import static io.chancery.policy.World.rootGroup;
import static io.chancery.policy.World.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.AccountGroupId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.Log;
import io.chancery.contracts.identity.User;
import io.chancery.contracts.policy.ControlPolicies;
import io.chancery.contracts.policy.OrganizationAccount;
import io.chancery.contracts.policy.PrincipalKind;
import io.chancery.language.request.RequestContext;
import io.chancery.language.request.RequestPrincipal;
import io.chancery.policy.World;
import io.chancery.policy.decision.Question;
import io.chancery.policy.decision.Subject;
import io.chancery.policy.decision.TestCache;
import io.chancery.policy.simulator.EvaluationResult.Decision;
import io.chancery.policy.simulator.EvaluationResult.OrganizationsDecisionDetail;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the organisation says in {@code SimulatePrincipalPolicy} is what it says in decisions about the account itself. */
class SimulatedOrganizationTest {

    private static final String QUEUE = "arn:aws:sqs:eu-west-1:111122223333:jobs";
    private static final String OTHERS_QUEUE = "arn:aws:sqs:eu-west-1:444455556666:jobs";
    private static final String SEND = "sqs:SendMessage";
    private static final String PURGE = "sqs:PurgeQueue";
    private static final String PRODUCTION_PATH = "o-example2222/r-root/ou-root-production22/";

    private final User alice = user(ALICE, "alice");
    private final TestCache world = new TestCache().apply(Log.IDENTITY, OTHER, NOW, is(World.account(OTHER)));

    private TestCache given(String policy, String... resourceControl) {
        return world.identity(is(World.account(ACME)), is(alice))
                .policy(is(inline(ALICE.value(), PrincipalKind.USER, "own", policy)))
                .organization(
                        is(rootGroup(ControlPolicies.NONE)),
                        is(accountGroup(
                                PRODUCTION,
                                AccountGroupId.ROOT,
                                resourceControl.length == 0
                                        ? ControlPolicies.NONE
                                        : World.resourceControl(resourceControl))),
                        is(new OrganizationAccount(ACME, PRODUCTION, ControlPolicies.NONE)),
                        is(new OrganizationAccount(OTHER, PRODUCTION, ControlPolicies.NONE)));
    }

    @Test
    void the_account_s_resource_control_policies_limit_what_is_done_to_its_resources() {
        given(allow("sqs:*", "*"), resourcePolicy("Deny", "\"*\"", PURGE, "*"));

        EvaluationResult sent = simulated(SEND, QUEUE);
        assertThat(sent.evalDecision()).isEqualTo(Decision.ALLOWED);
        assertThat(sent.organizationsDecisionDetail()).hasValue(new OrganizationsDecisionDetail(true));
        EvaluationResult purged = simulated(PURGE, QUEUE);
        assertThat(purged.evalDecision()).isEqualTo(Decision.EXPLICIT_DENY);
        assertThat(purged.organizationsDecisionDetail()).hasValue(new OrganizationsDecisionDetail(false));
        assertThat(purged.matchedStatements()).isEmpty();
    }

    /** Decisions do: what another account is limited by is not told. */
    @Test
    void another_account_s_resource_control_policies_are_not_told() {
        given(allow("sqs:*", "*"), resourcePolicy("Deny", "\"*\"", PURGE, "*"));

        EvaluationResult purged = simulation()
                .results(
                        alice,
                        List.of(PURGE),
                        OTHERS_QUEUE,
                        Optional.of(OTHER),
                        Optional.of(resourcePolicy("Allow", "\"*\"", "sqs:*", OTHERS_QUEUE)),
                        List.of())
                .getFirst();
        assertThat(purged.evalDecision()).isEqualTo(Decision.ALLOWED);
        assertThat(purged.organizationsDecisionDetail()).isEmpty();
    }

    @Test
    void the_keys_of_the_organisation_are_known_of_the_asking_account() {
        String condition =
                "{\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-example2222\",\"aws:ResourceOrgID\":\"o-example2222\"},"
                        + "\"ForAnyValue:StringLike\":{\"aws:PrincipalOrgPaths\":\"%1$s*\",\"aws:ResourceOrgPaths\":\"%1$s*\"}}"
                                .formatted(PRODUCTION_PATH);
        given(World.allowIf(SEND, "*", condition));

        EvaluationResult own = simulated(SEND, QUEUE);
        assertThat(own.evalDecision()).isEqualTo(Decision.ALLOWED);
        assertThat(missing(own)).isEmpty();
        EvaluationResult others = simulated(SEND, OTHERS_QUEUE, Optional.of(OTHER), List.of());
        assertThat(missing(others)).containsExactlyInAnyOrder("aws:ResourceOrgID", "aws:ResourceOrgPaths");
    }

    @Test
    void what_is_stated_of_the_organisation_prevails() {
        given(World.allowIf(SEND, "*", "{\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-elsewhere\"}}"));

        assertThat(simulated(SEND, QUEUE).evalDecision()).isEqualTo(Decision.IMPLICIT_DENY);
        var elsewhere = new ContextEntry(
                Optional.of(new ContextKeyName("aws:PrincipalOrgID")), List.of("o-elsewhere"), Optional.empty());
        assertThat(simulated(SEND, QUEUE, Optional.empty(), List.of(elsewhere)).evalDecision())
                .isEqualTo(Decision.ALLOWED);
    }

    @Test
    void a_service_linked_role_and_a_custom_simulation_are_not_limited_but_know_the_keys() {
        given(allow("sqs:*", "*"), resourcePolicy("Deny", "\"*\"", PURGE, "*"));
        var unbound = Organized.of(ACME, world.cache, false);

        assertThat(unbound.controlPolicies(ACME.value())).isEqualTo(Scenarios.ControlPolicies.NONE);
        assertThat(Organized.of(ACME, world.cache, true)
                        .controlPolicies(ACME.value())
                        .resource())
                .hasSize(1);
        var caller = new RequestPrincipal.User(ACME.value(), alice.arn(), "", "alice");
        assertThat(unbound.filled(RequestContext.empty(), caller, OTHER.value()).keys())
                .containsExactlyInAnyOrder("aws:principalorgid", "aws:principalorgpaths");
    }

    private EvaluationResult simulated(String action, String resource) {
        EvaluationResult result = simulated(action, resource, Optional.empty(), List.of());
        assertThat(result.evalDecision() == Decision.ALLOWED)
                .as("as it is decided")
                .isEqualTo(decided(action, resource));
        return result;
    }

    private EvaluationResult simulated(
            String action, String resource, Optional<AccountId> owner, List<ContextEntry> stated) {
        return simulation()
                .results(alice, List.of(action), resource, owner, Optional.empty(), stated)
                .getFirst();
    }

    private PrincipalSimulated simulation() {
        return new PrincipalSimulated(world.cache, id -> Optional.empty(), world.guarded);
    }

    private boolean decided(String action, String resource) {
        var question = new Question(action, resource, Optional.empty(), RequestContext.empty());
        return world.decisions
                .decide(Subject.of(alice.arn(), Optional.empty()).orElseThrow(), question, TestCache.LIMIT)
                .allowed();
    }

    private static List<String> missing(EvaluationResult result) {
        return result.resourceSpecificResults().orElseThrow().getFirst().missingContextValues();
    }
}
