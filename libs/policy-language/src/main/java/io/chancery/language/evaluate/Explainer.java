package io.chancery.language.evaluate;

import io.chancery.language.ConditionClause;
import io.chancery.language.Effect;
import io.chancery.language.PolicyVersion;
import io.chancery.language.Statement;
import io.chancery.language.condition.ConditionEvaluator;
import io.chancery.language.condition.ConditionResult;
import io.chancery.language.evaluate.Explanation.FailedCondition;
import io.chancery.language.evaluate.Explanation.NearMiss;
import io.chancery.language.evaluate.Explanation.TypeResult;
import io.chancery.language.request.AccessRequest;
import io.chancery.language.request.RequestContext;
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
import java.util.SortedSet;
import java.util.TreeSet;

/** Explains decisions. The decision is the evaluator's; what is said beyond it follows from the same reading. */
public final class Explainer {

    private final PolicyEvaluator evaluator;

    /** @param evaluator whose decisions are explained */
    public Explainer(PolicyEvaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** Decides and explains. Never throws for a request or a parsed policy. */
    public Explanation explain(AccessRequest request, ApplicablePolicies policies) {
        Evaluation evaluation = evaluator.evaluate(request, policies);
        Reading reading = new Reading(request, policies);
        return new Explanation(
                evaluation,
                reading.types(evaluation),
                reading.nearMisses,
                List.copyOf(reading.missing),
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
            case WebIdentity identity -> "User: " + identity.subject() + " of " + identity.provider();
            case Anonymous anonymous -> "User: anonymous";
        };
    }

    /** Goes through all statements once more, looking at those that are about the principal, action and resource. */
    private static final class Reading {

        private final AccessRequest request;
        private final ApplicablePolicies policies;
        private final boolean hasBoundary;
        private final RequestContext context;
        private final StatementMatcher matcher;
        private final List<NearMiss> nearMisses = new ArrayList<>();
        private final SortedSet<String> missing = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

        Reading(AccessRequest request, ApplicablePolicies policies) {
            this.request = request;
            this.policies = policies;
            this.hasBoundary = !(policies.boundary() instanceof Boundary.None);
            this.context = request.effectiveContext();
            this.matcher = new StatementMatcher(request);
        }

        List<TypeResult> types(Evaluation evaluation) {
            List<TypeResult> types = new ArrayList<>();
            if (request.principal().account().isPresent()) {
                add(types, PolicyType.SERVICE_CONTROL, policies.serviceControl());
            }
            add(types, PolicyType.RESOURCE_CONTROL, policies.resourceControl());
            PolicyType resourceType = ReferenceEvaluator.resourceType(request, policies);
            add(types, resourceType, policies.resource().map(List::of).stream().toList());
            add(types, PolicyType.IDENTITY, List.of(policies.identity()));
            switch (policies.boundary()) {
                case Boundary.None none -> {}
                case Boundary.Present(NamedPolicy policy) -> add(types, PolicyType.BOUNDARY, List.of(List.of(policy)));
                case Boundary.Gone gone ->
                    types.add(new TypeResult(PolicyType.BOUNDARY, Evaluation.Result.IMPLICITLY_DENIED));
            }
            add(types, PolicyType.SESSION, policies.session().stream().toList());
            return types;
        }

        private void add(List<TypeResult> types, PolicyType type, List<List<NamedPolicy>> levels) {
            if (levels.isEmpty()) {
                return;
            }
            boolean denied = false;
            boolean allowed = true;
            for (List<NamedPolicy> level : levels) {
                boolean levelAllows = type == PolicyType.RESOURCE_CONTROL;
                for (NamedPolicy policy : level) {
                    Said said = read(type, policy);
                    denied |= said.denies;
                    levelAllows |= said.allows;
                }
                allowed &= levelAllows;
            }
            types.add(new TypeResult(
                    type,
                    denied
                            ? Evaluation.Result.EXPLICITLY_DENIED
                            : allowed ? Evaluation.Result.ALLOWED : Evaluation.Result.IMPLICITLY_DENIED));
        }

        private record Said(boolean allows, boolean denies) {}

        private Said read(PolicyType type, NamedPolicy policy) {
            boolean allows = false;
            boolean denies = false;
            PrincipalMatcher principals = new PrincipalMatcher(request.principal(), policy.resolvedPrincipals());
            List<Statement> statements = policy.document().statements();
            for (int i = 0; i < statements.size(); i++) {
                Statement statement = statements.get(i);
                PolicyVersion version = policy.document().version();
                if (principals.about(type, statement, hasBoundary) != Grant.NONE
                        && matcher.concerns(statement, type, version, note -> {})) {
                    List<FailedCondition> failed = failed(statement, version);
                    if (failed.isEmpty()) {
                        allows |= statement.effect() == Effect.ALLOW;
                        denies |= statement.effect() == Effect.DENY;
                    } else {
                        nearMisses.add(
                                new NearMiss(type, policy.name(), statement.sid(), i, statement.effect(), failed));
                    }
                }
            }
            return new Said(allows, denies);
        }

        private List<FailedCondition> failed(Statement statement, PolicyVersion version) {
            List<FailedCondition> failed = new ArrayList<>();
            for (ConditionClause clause : statement.conditions()) {
                Optional<List<String>> values = context.get(clause.key()).map(RequestContext.Values::values);
                if (values.isEmpty()) {
                    missing.add(clause.key());
                }
                ConditionResult result = ConditionEvaluator.evaluate(clause, version, context);
                if (!StatementMatcher.lets(result, statement)) {
                    failed.add(new FailedCondition(
                            clause.operator(), clause.key(), clause.values(), values, result.note()));
                }
            }
            return failed;
        }
    }
}
