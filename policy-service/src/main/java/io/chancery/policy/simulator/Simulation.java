package io.chancery.policy.simulator;

import io.chancery.language.PolicyKind;
import io.chancery.language.evaluate.PolicyEvaluator;
import io.chancery.language.reference.ServiceCatalogue;
import io.chancery.language.request.RequestContext;
import io.chancery.language.request.RequestPrincipal;
import io.chancery.policy.cache.DecisionCache;
import io.chancery.policy.decision.GuardedResources;
import io.chancery.policy.simulator.EvaluationResult.PolicySourceType;
import io.chancery.policy.work.Workers;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.Markers;
import io.chancery.runtime.operation.MaxItems;
import io.chancery.store.append.Paging;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** One call of a simulation: which page of it was asked for, and what it works with. */
final class Simulation {

    /**
     * A page ends early, as the reference allows, before its answer gets too large or too late; if need be between two
     * resources of one action, whose other resources are then in another result of the next page.
     */
    private static final int STATEMENTS_OF_A_PAGE = 10_000;

    private static final Duration TIME_FOR_A_PAGE = Duration.ofSeconds(3);

    private final SimulationInput input;
    private final Call call;
    private final Markers markers;
    private final Paging paging;
    private final Workers workers;
    private final PolicyEvaluator evaluator;
    private final GuardedResources guarded;
    private final DecisionCache cache;
    private final ServiceCatalogue services;

    /** @throws io.chancery.store.append.Refused ValidationError if the marker is not one for this question */
    Simulation(SimulationInput input, Call call, Collaborators with) {
        this.input = input;
        this.call = call;
        this.markers = with.get(Markers.class);
        this.paging = markers.paging(
                operation(),
                call.account(),
                input.digest(),
                input.marker(),
                input.maxItems().map(MaxItems::value));
        this.workers = with.get(Workers.class);
        this.evaluator = with.get(PolicyEvaluator.class);
        this.guarded = with.get(GuardedResources.class);
        this.cache = with.get(DecisionCache.class);
        this.services = with.get(ServiceCatalogue.class);
    }

    private String operation() {
        return input.getClass().getSimpleName();
    }

    /** Off the event loop. */
    Uni<SimulationReply> later(Supplier<SimulationReply> reply) {
        return workers.run(reply);
    }

    /**
     * The page.
     *
     * @param identity policies, those of the request included
     * @param boundary the entity's own, unless the request has another
     * @param bound whether the control policies of the asking account limit it
     * @throws io.chancery.store.append.Refused InvalidInput
     */
    SimulationReply reply(
            RequestPrincipal principal,
            RequestContext context,
            List<Source> identity,
            Optional<Source> boundary,
            boolean bound) {
        List<String> actions =
                input.actionNames().stream().map(ActionName::require).toList();
        List<String> resources = input.resourceArns().isEmpty()
                ? List.of(ResourceName.ANY)
                : ResourceName.requireResources(input.resourceArns());
        String owner = input.resourceOwner()
                .map(ResourceName::requireOwner)
                .orElseGet(() -> principal.account().orElseThrow());
        Organized organized = Organized.of(call.account(), cache, bound);
        var caller = new Scenarios.Caller(principal, organized.filled(context, principal, owner), owner);
        Scenarios.ControlPolicies controlPolicies = organized.controlPolicies(owner);
        Map<PolicyKind, Scenarios> scenarios = new EnumMap<>(PolicyKind.class);
        int all = actions.size() * resources.size();
        int next = paging.after().map(Integer::parseInt).orElse(0);
        long deadline = System.nanoTime() + TIME_FOR_A_PAGE.toNanos();
        int statements = 0;
        List<EvaluationResult> results = new ArrayList<>();
        BooleanSupplier isTime = () -> System.nanoTime() < deadline;
        while (next < all
                && results.size() < paging.limit()
                && statements <= STATEMENTS_OF_A_PAGE
                && (results.isEmpty() || isTime.getAsBoolean())) {
            String action = actions.get(next / resources.size());
            List<EvaluationResult> onEach = new ArrayList<>();
            do {
                String resource = resources.get(next % resources.size());
                EvaluationResult result = scenarios
                        .computeIfAbsent(
                                kind(action, resource),
                                kind -> new Scenarios(
                                        evaluator, caller, identity, boundary, resourcePolicy(kind), controlPolicies))
                        .evaluate(action, resource, ownPolicyRequired(action, resource));
                statements += result.matchedStatements().size();
                onEach.add(result);
                next++;
            } while (next % resources.size() != 0 && statements <= STATEMENTS_OF_A_PAGE && isTime.getAsBoolean());
            results.add(
                    resources.size() == 1
                            ? onEach.getFirst()
                            : EvaluationResult.onAll(ResourceForm.ofAll(resources, action, services), onEach));
        }
        Optional<String> marker = next < all
                ? Optional.of(markers.seal(operation(), call.account(), input.digest(), String.valueOf(next)))
                : Optional.empty();
        return new SimulationReply(results, marker.isPresent(), marker);
    }

    /** A role's trust policy is of another kind than other resources' policies. */
    private PolicyKind kind(String action, String resource) {
        return guarded.asksTrust(action, resource) ? PolicyKind.TRUST : PolicyKind.RESOURCE;
    }

    private Optional<Source> resourcePolicy(PolicyKind kind) {
        return input.resourcePolicy()
                .map(text -> Source.given("ResourcePolicy", PolicySourceType.RESOURCE, text, kind));
    }

    private boolean ownPolicyRequired(String action, String resource) {
        return input.resourcePolicy().isPresent() && guarded.needsOwnPolicy(action, resource);
    }
}
