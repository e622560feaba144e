package io.chancery.language.evaluate;

import io.chancery.language.evaluate.Explanation.TypeResult;
import io.chancery.language.request.AccessRequest;
import io.chancery.language.request.RequestPrincipal;
import io.chancery.language.request.RequestPrincipal.Anonymous;
import io.chancery.language.request.RequestPrincipal.FederatedUser;
import io.chancery.language.request.RequestPrincipal.RoleSession;
import io.chancery.language.request.RequestPrincipal.Root;
import io.chancery.language.request.RequestPrincipal.Service;
import io.chancery.language.request.RequestPrincipal.User;
import io.chancery.language.request.RequestPrincipal.WebIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Explains decisions. The decision is the evaluator's; what is said beyond it follows from the same reading. */
public final class Explainer {

    private final PolicyEvaluator evaluator;

    /** @param evaluator whose decisions are explained */
    public Explainer(PolicyEvaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** Decides and explains. Never throws for a request or a parsed policy. */
    public Explanation explain(AccessRequest request, ApplicablePolicies policies) {
        return explain(request, policies, evaluator.evaluate(request, policies), Set.of());
    }

    /**
     * Explains a decision that was made from these policies. Never throws for a request or a parsed policy.
     *
     * @param confidential types of policies of which nothing is said but what they decide and which statements matched
     */
    public static Explanation explain(
            AccessRequest request, ApplicablePolicies policies, Evaluation evaluation, Set<PolicyType> confidential) {
        boolean hasBoundary = !(policies.boundary() instanceof Boundary.None);
        var reading = new StatementReading(request, hasBoundary, confidential);
        List<TypeResult> types = new TypeReading(request, policies, reading).types();
        return new Explanation(
                evaluation,
                types,
                reading.matched(),
                reading.nearMisses(),
                reading.nearMissesLeftOut(),
                MissingContextKeys.of(request, policies, confidential),
                sentence(request, evaluation));
    }

    private static String sentence(AccessRequest request, Evaluation evaluation) {
        return "%s is %sauthorized to perform: %s on resource: %s %s"
                .formatted(
                        name(request.principal()),
                        evaluation.allowed() ? "" : "not ",
                        request.action(),
                        request.resource(),
                        evaluation.reason());
    }

    private static String name(RequestPrincipal principal) {
        return switch (principal) {
            case User user -> "User: " + user.userArn();
            case RoleSession session -> "User: " + session.sessionArn();
            case Root root -> "User: arn:aws:iam::" + root.accountId() + ":root";
            case FederatedUser session -> "User: " + session.sessionArn();
            case Service service -> "Service: " + service.name();
            case WebIdentity identity -> "Federated: " + identity.provider();
            case Anonymous anonymous -> "User: anonymous";
        };
    }

    /** What each type of policy says by itself, in the order in which evaluators read them. */
    private record TypeReading(AccessRequest request, ApplicablePolicies policies, StatementReading reading) {

        List<TypeResult> types() {
            List<TypeResult> types = new ArrayList<>();
            if (request.principal().account().isPresent()
                    && !policies.serviceControl().isEmpty()) {
                types.add(result(PolicyType.SERVICE_CONTROL, policies.serviceControl()));
            }
            if (!policies.resourceControl().isEmpty()) {
                types.add(result(PolicyType.RESOURCE_CONTROL, policies.resourceControl()));
            }
            if (policies.resource().isPresent() || mustBeAllowedByResource()) {
                types.add(result(
                        ReferenceEvaluator.resourceType(request, policies),
                        List.of(policies.resource().map(List::of).orElse(List.of()))));
            }
            if (!policies.identity().isEmpty() || isUnderIdentityPolicies()) {
                types.add(result(PolicyType.IDENTITY, List.of(policies.identity())));
            }
            switch (policies.boundary()) {
                case Boundary.None none -> {}
                case Boundary.Present(NamedPolicy policy) ->
                    types.add(result(PolicyType.BOUNDARY, List.of(List.of(policy))));
                case Boundary.Gone gone -> types.add(result(PolicyType.BOUNDARY, List.of(List.of())));
            }
            if (policies.session().isPresent() || request.principal() instanceof FederatedUser) {
                types.add(result(PolicyType.SESSION, List.of(policies.session().orElse(List.of()))));
            }
            return types;
        }

        /** Then that there is no such policy is what denies. */
        private boolean mustBeAllowedByResource() {
            Optional<String> account = request.principal().account();
            return policies.resourcePolicyRequired() || account.isEmpty() || !account.equals(request.owningAccount());
        }

        /** An account's root user, and whoever is in no account, has no identity policies. */
        private boolean isUnderIdentityPolicies() {
            return request.principal().account().isPresent() && !(request.principal() instanceof Root);
        }

        private TypeResult result(PolicyType type, List<List<NamedPolicy>> levels) {
            boolean denied = false;
            boolean allowed = true;
            for (List<NamedPolicy> level : levels) {
                boolean levelAllows = type == PolicyType.RESOURCE_CONTROL;
                for (NamedPolicy policy : level) {
                    StatementReading.Said said = reading.read(type, policy);
                    denied |= said.denies();
                    levelAllows |= said.allows();
                }
                allowed &= levelAllows;
            }
            Evaluation.Result unlessDenied = allowed ? Evaluation.Result.ALLOWED : Evaluation.Result.IMPLICITLY_DENIED;
            return new TypeResult(type, denied ? Evaluation.Result.EXPLICITLY_DENIED : unlessDenied);
        }
    }
}
