package io.chancery.policy.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.language.PolicyDocument;
import io.chancery.language.PolicyKind;
import io.chancery.language.evaluate.NamedPolicy;
import io.chancery.language.evaluate.ReferenceEvaluator;
import io.chancery.language.request.RequestContext;
import io.chancery.language.request.RequestPrincipal;
import io.chancery.policy.managed.PolicyText;
import io.chancery.policy.simulator.EvaluationResult.Decision;
import io.chancery.policy.simulator.EvaluationResult.OrganizationsDecisionDetail;
import io.chancery.policy.simulator.EvaluationResult.PermissionsBoundaryDecisionDetail;
import io.chancery.policy.simulator.EvaluationResult.PolicySourceType;
import io.chancery.policy.simulator.EvaluationResult.Position;
import io.chancery.policy.simulator.EvaluationResult.Statement;
import io.chancery.policy.simulator.Scenarios.ControlPolicies;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an evaluation result says of one action on one resource. */
class ScenariosTest {

    private static final String ACCOUNT = "111122223333";
    private static final String OTHER = "444455556666";
    private static final String ALICE = "arn:aws:iam::111122223333:user/alice";
    private static final String REPORT = "arn:aws:s3:::reports/q1";
    private static final String READ = "s3:GetObject";
    private static final String MAY_READ =
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:Get*\",\"Resource\":\"*\"}}";
    private static final String MUST_NOT = MAY_READ.replace("Allow", "Deny");
    private static final String FROM_OFFICE = """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sqs:*", "Resource": "*",
              "Condition": {"IpAddress": {"aws:SourceIp": "192.0.2.0/24"}}}}""";
    private static final String OPENS_TO_ALICE = """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": "%s"},
              "Action": "s3:GetObject", "Resource": "*"}}""".formatted(ALICE);

    private static final Optional<Source> OPENS = Optional.of(Source.given(
            "ResourcePolicy", PolicySourceType.RESOURCE, new PolicyText(OPENS_TO_ALICE), PolicyKind.RESOURCE));

    @Test
    void an_allowed_action_names_the_statement_and_its_place() {
        EvaluationResult result =
                scenarios(ACCOUNT, Optional.empty(), Optional.empty(), MAY_READ).evaluate(READ, "*", false);

        assertThat(result.evalDecision()).isEqualTo(Decision.ALLOWED);
        assertThat(result.matchedStatements())
                .containsExactly(new Statement(
                        "PolicyInputList.1",
                        PolicySourceType.IAM,
                        new Position(1, 37),
                        new Position(1, MAY_READ.length())));
        assertThat(result.evalDecisionDetails()).isEmpty();
        assertThat(result.resourceSpecificResults()).isEmpty();
        assertThat(result.permissionsBoundaryDecisionDetail()).isEmpty();
    }

    @Test
    void a_denial_names_only_what_denied() {
        EvaluationResult result = scenarios(ACCOUNT, Optional.empty(), Optional.empty(), MAY_READ, MUST_NOT)
                .evaluate(READ, REPORT, false);

        assertThat(result.evalDecision()).isEqualTo(Decision.EXPLICIT_DENY);
        assertThat(result.matchedStatements())
                .extracting(Statement::sourcePolicyId)
                .containsExactly("PolicyInputList.2");
    }

    @Test
    void what_nothing_allows_names_nothing() {
        EvaluationResult result = scenarios(ACCOUNT, Optional.empty(), Optional.empty(), MAY_READ)
                .evaluate("s3:PutObject", REPORT, false);

        assertThat(result.evalDecision()).isEqualTo(Decision.IMPLICIT_DENY);
        assertThat(result.matchedStatements()).isEmpty();
    }

    @Test
    void a_resource_that_was_given_has_a_result_of_its_own() {
        EvaluationResult result =
                scenarios(ACCOUNT, Optional.empty(), Optional.empty(), MAY_READ).evaluate(READ, REPORT, false);

        assertThat(result.evalResourceName()).isEqualTo(REPORT);
        assertThat(result.evalDecisionDetails()).hasValue(Map.of());
        var ofResource = result.resourceSpecificResults().orElseThrow();
        assertThat(ofResource).hasSize(1);
        assertThat(ofResource.getFirst().evalResourceName()).isEqualTo(REPORT);
        assertThat(ofResource.getFirst().evalResourceDecision()).isEqualTo(Decision.ALLOWED);
        assertThat(ofResource.getFirst().matchedStatements()).isEqualTo(result.matchedStatements());
    }

    @Test
    void missing_keys_of_all_policies_are_with_the_resource_if_there_is_one() {
        Scenarios scenarios = scenarios(ACCOUNT, Optional.empty(), Optional.empty(), MAY_READ, FROM_OFFICE);

        assertThat(scenarios.evaluate(READ, "*", false).missingContextValues()).containsExactly("aws:SourceIp");
        EvaluationResult onReport = scenarios.evaluate(READ, REPORT, false);
        assertThat(onReport.missingContextValues()).isEmpty();
        assertThat(onReport.resourceSpecificResults().orElseThrow().getFirst().missingContextValues())
                .containsExactly("aws:SourceIp");
    }

    @Test
    void a_boundary_tells_what_it_allows_whatever_the_policies_do() {
        Optional<Source> boundary = Optional.of(given("PermissionsBoundaryPolicyInputList.1", MAY_READ));
        Scenarios scenarios = scenarios(ACCOUNT, boundary, Optional.empty(), FROM_OFFICE.replace("sqs:*", "*"));

        EvaluationResult within = scenarios.evaluate(READ, "*", false);
        assertThat(within.evalDecision()).isEqualTo(Decision.IMPLICIT_DENY);
        assertThat(within.permissionsBoundaryDecisionDetail()).hasValue(new PermissionsBoundaryDecisionDetail(true));
        assertThat(scenarios.evaluate("s3:PutObject", "*", false).permissionsBoundaryDecisionDetail())
                .hasValue(new PermissionsBoundaryDecisionDetail(false));
    }

    @Test
    void a_boundary_is_no_statement_that_allowed() {
        Optional<Source> boundary = Optional.of(given("PermissionsBoundaryPolicyInputList.1", MAY_READ));
        EvaluationResult result =
                scenarios(ACCOUNT, boundary, Optional.empty(), MAY_READ).evaluate(READ, "*", false);

        assertThat(result.matchedStatements())
                .extracting(Statement::sourcePolicyId)
                .containsExactly("PolicyInputList.1");
    }

    @Test
    void across_accounts_both_sides_must_allow_and_say_what_they_do() {
        EvaluationResult closed =
                scenarios(OTHER, Optional.empty(), Optional.empty(), MAY_READ).evaluate(READ, REPORT, false);
        assertThat(closed.evalDecision()).isEqualTo(Decision.IMPLICIT_DENY);
        assertThat(closed.evalDecisionDetails())
                .hasValue(Map.of("IAM Policy", Decision.ALLOWED, "Resource Policy", Decision.IMPLICIT_DENY));

        EvaluationResult open =
                scenarios(OTHER, Optional.empty(), OPENS, MAY_READ).evaluate(READ, REPORT, false);
        assertThat(open.evalDecision()).isEqualTo(Decision.ALLOWED);
        assertThat(open.evalDecisionDetails())
                .hasValue(Map.of("IAM Policy", Decision.ALLOWED, "Resource Policy", Decision.ALLOWED));
        assertThat(open.matchedStatements())
                .extracting(Statement::sourcePolicyId)
                .containsExactlyInAnyOrder("PolicyInputList.1", "ResourcePolicy");

        EvaluationResult unasked =
                scenarios(OTHER, Optional.empty(), OPENS, FROM_OFFICE).evaluate(READ, REPORT, false);
        assertThat(unasked.evalDecisionDetails())
                .hasValue(Map.of("IAM Policy", Decision.IMPLICIT_DENY, "Resource Policy", Decision.ALLOWED));
    }

    @Test
    void resource_control_policies_are_the_owner_s_side() {
        NamedPolicy noReading = NamedPolicy.of(
                "444455556666/closed",
                PolicyDocument.parse(
                        OPENS_TO_ALICE.replace("Allow", "Deny").replace("{\"AWS\": \"%s\"}".formatted(ALICE), "\"*\""),
                        PolicyKind.RESOURCE_CONTROL));
        EvaluationResult result = scenarios(
                        OTHER,
                        Optional.empty(),
                        OPENS,
                        new ControlPolicies(List.of(), List.of(List.of(noReading))),
                        MAY_READ)
                .evaluate(READ, REPORT, false);

        assertThat(result.evalDecision()).isEqualTo(Decision.EXPLICIT_DENY);
        assertThat(result.evalDecisionDetails())
                .hasValue(Map.of("IAM Policy", Decision.ALLOWED, "Resource Policy", Decision.EXPLICIT_DENY));
        assertThat(result.organizationsDecisionDetail()).hasValue(new OrganizationsDecisionDetail(false));
    }

    @Test
    void a_policy_that_must_open_its_resource_does_so_within_an_account_too() {
        Optional<Source> opensNothing = Optional.of(Source.given(
                "ResourcePolicy",
                PolicySourceType.RESOURCE,
                new PolicyText(OPENS_TO_ALICE.replace("alice", "bob")),
                PolicyKind.RESOURCE));
        Scenarios scenarios = scenarios(ACCOUNT, Optional.empty(), opensNothing, MAY_READ);

        assertThat(scenarios.evaluate(READ, REPORT, false).evalDecision()).isEqualTo(Decision.ALLOWED);
        assertThat(scenarios.evaluate(READ, REPORT, true).evalDecision()).isEqualTo(Decision.IMPLICIT_DENY);
    }

    @Test
    void service_control_policies_limit_and_tell_what_they_allow() {
        ControlPolicies levels = service(
                List.of(control("r-root/all", MAY_READ.replace("s3:Get*", "*"))),
                List.of(control("111122223333/reading", MAY_READ)));
        Scenarios scenarios =
                scenarios(ACCOUNT, Optional.empty(), Optional.empty(), levels, MAY_READ.replace("s3:Get*", "*"));

        EvaluationResult read = scenarios.evaluate(READ, "*", false);
        assertThat(read.evalDecision()).isEqualTo(Decision.ALLOWED);
        assertThat(read.organizationsDecisionDetail()).hasValue(new OrganizationsDecisionDetail(true));
        assertThat(read.matchedStatements())
                .extracting(Statement::sourcePolicyId)
                .containsExactly("PolicyInputList.1");
        EvaluationResult write = scenarios.evaluate("s3:PutObject", "*", false);
        assertThat(write.evalDecision()).isEqualTo(Decision.IMPLICIT_DENY);
        assertThat(write.organizationsDecisionDetail()).hasValue(new OrganizationsDecisionDetail(false));
    }

    /** "If an Organizations SCP included in the evaluation denies access, the simulation ends." */
    @Test
    void what_a_service_control_policy_denies_has_no_sides() {
        ControlPolicies levels = service(List.of(control("r-root/reading", MAY_READ.replace("s3:Get*", "sqs:*"))));
        EvaluationResult result =
                scenarios(OTHER, Optional.empty(), OPENS, levels, MAY_READ).evaluate(READ, REPORT, false);

        assertThat(result.evalDecision()).isEqualTo(Decision.IMPLICIT_DENY);
        assertThat(result.organizationsDecisionDetail()).hasValue(new OrganizationsDecisionDetail(false));
        assertThat(result.evalDecisionDetails()).isEmpty();
        assertThat(result.resourceSpecificResults().orElseThrow().getFirst().evalDecisionDetails())
                .isEmpty();
    }

    @Test
    void of_several_resources_the_worst_is_told_of_each_side() {
        String onlyReports = MAY_READ.replace("\"Resource\":\"*\"", "\"Resource\":\"arn:aws:s3:::reports/*\"");
        Scenarios scenarios = scenarios(OTHER, Optional.empty(), OPENS, onlyReports);
        EvaluationResult both = EvaluationResult.onAll(
                "*",
                List.of(
                        scenarios.evaluate(READ, REPORT, false),
                        scenarios.evaluate(READ, "arn:aws:s3:::plans/q1", false)));

        assertThat(both.evalDecision()).isEqualTo(Decision.IMPLICIT_DENY);
        assertThat(both.evalDecisionDetails())
                .hasValue(Map.of("IAM Policy", Decision.IMPLICIT_DENY, "Resource Policy", Decision.ALLOWED));
        assertThat(both.resourceSpecificResults().orElseThrow())
                .extracting(EvaluationResult.ResourceSpecificResult::evalResourceDecision)
                .containsExactly(Decision.ALLOWED, Decision.IMPLICIT_DENY);
    }

    @Test
    void what_the_organisation_allows_is_told_whatever_the_policies_do() {
        ControlPolicies levels = service(List.of(control("r-root/reading", MAY_READ)));
        Optional<Source> boundary = Optional.of(given("PermissionsBoundaryPolicyInputList.1", FROM_OFFICE));

        EvaluationResult read =
                scenarios(ACCOUNT, boundary, Optional.empty(), levels).evaluate(READ, "*", false);
        assertThat(read.evalDecision()).isEqualTo(Decision.IMPLICIT_DENY);
        assertThat(read.organizationsDecisionDetail()).hasValue(new OrganizationsDecisionDetail(true));
        EvaluationResult write = scenarios(
                        ACCOUNT,
                        Optional.of(given("PermissionsBoundaryPolicyInputList.1", MAY_READ.replace("s3:Get*", "*"))),
                        Optional.empty(),
                        levels)
                .evaluate("s3:PutObject", "*", false);
        assertThat(write.permissionsBoundaryDecisionDetail()).hasValue(new PermissionsBoundaryDecisionDetail(true));
        assertThat(write.organizationsDecisionDetail()).hasValue(new OrganizationsDecisionDetail(false));
    }

    @SafeVarargs
    private static ControlPolicies service(List<NamedPolicy>... levels) {
        return new ControlPolicies(List.of(levels), List.of());
    }

    private static NamedPolicy control(String name, String document) {
        return NamedPolicy.of(name, PolicyDocument.parse(document, PolicyKind.SERVICE_CONTROL));
    }

    private static Source given(String member, String document) {
        return Source.given(member, PolicySourceType.IAM, new PolicyText(document), PolicyKind.IDENTITY);
    }

    private static Scenarios scenarios(
            String owner, Optional<Source> boundary, Optional<Source> resourcePolicy, String... documents) {
        return scenarios(owner, boundary, resourcePolicy, ControlPolicies.NONE, documents);
    }

    private static Scenarios scenarios(
            String owner,
            Optional<Source> boundary,
            Optional<Source> resourcePolicy,
            ControlPolicies controlPolicies,
            String... documents) {
        var alice = new RequestPrincipal.User(ACCOUNT, ALICE, "", "alice");
        return new Scenarios(
                new ReferenceEvaluator(),
                new Scenarios.Caller(alice, RequestContext.empty(), owner),
                Source.given(
                        "PolicyInputList",
                        PolicySourceType.IAM,
                        List.of(documents).stream().map(PolicyText::new).toList()),
                boundary,
                resourcePolicy,
                controlPolicies);
    }
}
