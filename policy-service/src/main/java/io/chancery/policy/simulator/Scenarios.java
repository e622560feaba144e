package io.chancery.policy.simulator;

import io.chancery.language.Effect;
import io.chancery.language.PolicyDocument;
import io.chancery.language.PolicyKind;
import io.chancery.language.evaluate.ApplicablePolicies;
import io.chancery.language.evaluate.Boundary;
import io.chancery.language.evaluate.Evaluation;
import io.chancery.language.evaluate.Evaluation.MatchedStatement;
import io.chancery.language.evaluate.NamedPolicy;
import io.chancery.language.evaluate.PolicyEvaluator;
import io.chancery.language.evaluate.PolicyType;
import io.chancery.language.request.AccessRequest;
import io.chancery.language.request.RequestContext;
import io.chancery.language.request.RequestPrincipal;
import io.chancery.policy.simulator.EvaluationResult.Decision;
import io.chancery.policy.simulator.EvaluationResult.OrganizationsDecisionDetail;
import io.chancery.policy.simulator.EvaluationResult.PermissionsBoundaryDecisionDetail;
import io.chancery.policy.simulator.EvaluationResult.ResourceSpecificResult;
import io.chancery.policy.simulator.EvaluationResult.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides actions on resources of one kind of resource policy, for one caller with the same policies. */
final class Scenarios {

    private static final String IDENTITY_SIDE = "IAM Policy";
    private static final String RESOURCE_SIDE = "Resource Policy";

    /** Stands in for one side of a decision, to see what the other side says. */
    private static final List<NamedPolicy> EVERYTHING =
            List.of(NamedPolicy.of("everything", PolicyDocument.parse("""
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}""", PolicyKind.IDENTITY)));

    private final PolicyEvaluator evaluator;
    private final Caller caller;
    private final List<NamedPolicy> identity;
    private final Optional<Source> boundary;
    private final Optional<Source> resourcePolicy;
    private final ControlPolicies controlPolicies;
    private final Map<String, Source> byName = new HashMap<>();
    private final List<String> missing;

    /**
     * Who calls, and whose the resources are.
     *
     * @param context the keys that the request gives
     * @param owner the account of the resources
     */
    record Caller(RequestPrincipal principal, RequestContext context, String owner) {

        String account() {
            return principal.account().orElseThrow();
        }

        boolean isOwner() {
            return owner.equals(account());
        }

        AccessRequest request(String action, String resource, String resourceAccount) {
            return new AccessRequest(principal, action, resource, Optional.of(resourceAccount), context, true);
        }
    }

    /**
     * What the organisation limits, by level, root first.
     *
     * @param service of the caller's account
     * @param resource of the account that owns the resources
     */
    record ControlPolicies(List<List<NamedPolicy>> service, List<List<NamedPolicy>> resource) {

        static final ControlPolicies NONE = new ControlPolicies(List.of(), List.of());
    }

    Scenarios(
            PolicyEvaluator evaluator,
            Caller caller,
            List<Source> identity,
            Optional<Source> boundary,
            Optional<Source> resourcePolicy,
            ControlPolicies controlPolicies) {
        this.evaluator = evaluator;
        this.caller = caller;
        this.identity = identity.stream().map(Source::policy).toList();
        this.boundary = boundary;
        this.resourcePolicy = resourcePolicy;
        this.controlPolicies = controlPolicies;
        List<Source> all = new ArrayList<>(identity);
        boundary.ifPresent(all::add);
        resourcePolicy.ifPresent(all::add);
        all.forEach(source -> byName.put(source.policy().name(), source));
        RequestContext known = caller.request("", "*", caller.owner()).effectiveContext();
        this.missing = NamedKeys.of(all).stream()
                .filter(key -> known.get(key).isEmpty())
                .toList();
    }

    /** @param ownPolicyRequired whether the resource policy must allow even within one account */
    EvaluationResult evaluate(String action, String resource, boolean ownPolicyRequired) {
        ApplicablePolicies.Builder policies = limited(identity).resourcePolicyRequired(ownPolicyRequired);
        controlPolicies.resource().forEach(policies::resourceControlLevel);
        resourcePolicy.map(Source::policy).ifPresent(policies::resource);
        Evaluation evaluation = evaluator.evaluate(caller.request(action, resource, caller.owner()), policies.build());

        boolean named = !resource.equals(ResourceName.ANY);
        Decision decision = Decision.of(evaluation);
        List<Statement> matched = matched(evaluation);
        Optional<PermissionsBoundaryDecisionDetail> boundaryDetail =
                boundary.map(limit -> new PermissionsBoundaryDecisionDetail(boundaryAllows(action, resource)));
        boolean callersOrganizationAllows = callersOrganizationAllows(action, resource);
        Optional<Map<String, Decision>> details =
                callersOrganizationAllows ? details(action, resource) : Optional.empty();
        var ofResource = new ResourceSpecificResult(
                resource, decision, matched, missing, details.filter(sides -> !sides.isEmpty()), boundaryDetail);
        return new EvaluationResult(
                action,
                resource,
                decision,
                matched,
                named ? List.of() : missing,
                organizationsDetail(callersOrganizationAllows, action, resource),
                boundaryDetail,
                details,
                named ? Optional.of(List.of(ofResource)) : Optional.empty());
    }

    private ApplicablePolicies.Builder limited(List<NamedPolicy> policies) {
        return ofOrganization(policies)
                .boundary(boundary.<Boundary>map(limit -> new Boundary.Present(limit.policy()))
                        .orElseGet(Boundary.None::new));
    }

    private ApplicablePolicies.Builder ofOrganization(List<NamedPolicy> policies) {
        ApplicablePolicies.Builder builder = ApplicablePolicies.builder().identity(policies);
        controlPolicies.service().forEach(builder::serviceControlLevel);
        return builder;
    }

    /** The statements that decided: the Denies of a denial, else what allowed; boundary and organisation only limit. */
    private List<Statement> matched(Evaluation evaluation) {
        List<Statement> shown = new ArrayList<>();
        for (MatchedStatement matched : evaluation.matched()) {
            boolean decided = switch (evaluation.result()) {
                case ALLOWED -> matched.policyType() != PolicyType.BOUNDARY;
                case EXPLICITLY_DENIED -> matched.effect() == Effect.DENY;
                case IMPLICITLY_DENIED -> false;
            };
            Source source = byName.get(matched.policyName());
            if (decided && source != null) {
                shown.add(source.shown(matched.index()));
            }
        }
        return shown;
    }

    private boolean boundaryAllows(String action, String resource) {
        ApplicablePolicies.Builder alone = ApplicablePolicies.builder().identity(EVERYTHING);
        boundary.ifPresent(limit -> alone.boundary(new Boundary.Present(limit.policy())));
        return evaluator
                .evaluate(caller.request(action, resource, caller.account()), alone.build())
                .allowed();
    }

    /** Only if there are control policies; the reference does not say what it would be without. */
    private Optional<OrganizationsDecisionDetail> organizationsDetail(
            boolean callersOrganizationAllows, String action, String resource) {
        return controlPolicies.equals(ControlPolicies.NONE)
                ? Optional.empty()
                : Optional.of(new OrganizationsDecisionDetail(
                        callersOrganizationAllows && ownersOrganizationAllows(action, resource)));
    }

    private boolean callersOrganizationAllows(String action, String resource) {
        return controlPolicies.service().isEmpty()
                || evaluator
                        .evaluate(
                                caller.request(action, resource, caller.account()),
                                ofOrganization(EVERYTHING).build())
                        .allowed();
    }

    /** Resource control policies only deny. */
    private boolean ownersOrganizationAllows(String action, String resource) {
        ApplicablePolicies.Builder alone = ApplicablePolicies.builder().identity(EVERYTHING);
        controlPolicies.resource().forEach(alone::resourceControlLevel);
        return evaluator
                        .evaluate(caller.request(action, resource, caller.owner()), alone.build())
                        .result()
                != Evaluation.Result.EXPLICITLY_DENIED;
    }

    private Optional<Map<String, Decision>> details(String action, String resource) {
        if (caller.isOwner()) {
            return resource.equals(ResourceName.ANY) ? Optional.empty() : Optional.of(Map.of());
        }
        return Optional.of(
                Map.of(IDENTITY_SIDE, callersSide(action, resource), RESOURCE_SIDE, ownersSide(action, resource)));
    }

    /** What the caller's account says alone. */
    private Decision callersSide(String action, String resource) {
        return Decision.of(evaluator.evaluate(
                caller.request(action, resource, caller.account()),
                limited(identity).build()));
    }

    /** What the resources' account says alone; without a resource policy it allows nothing. */
    private Decision ownersSide(String action, String resource) {
        ApplicablePolicies.Builder policies = ApplicablePolicies.builder().identity(EVERYTHING);
        controlPolicies.resource().forEach(policies::resourceControlLevel);
        resourcePolicy.map(Source::policy).ifPresent(policies::resource);
        return Decision.of(evaluator.evaluate(caller.request(action, resource, caller.owner()), policies.build()));
    }
}
