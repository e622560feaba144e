package io.chancery.language.evaluate;

import io.chancery.language.ConditionClause;
import io.chancery.language.ConditionOperator;
import io.chancery.language.Effect;
import io.chancery.language.PolicyDocument;
import io.chancery.language.PolicyVersion;
import io.chancery.language.Statement;
import io.chancery.language.StatementSpan;
import io.chancery.language.condition.ConditionEvaluator;
import io.chancery.language.condition.ConditionResult;
import io.chancery.language.evaluate.Evaluation.MatchedStatement;
import io.chancery.language.evaluate.Explanation.Element;
import io.chancery.language.evaluate.Explanation.FailedCondition;
import io.chancery.language.evaluate.Explanation.Matched;
import io.chancery.language.evaluate.Explanation.NearMiss;
import io.chancery.language.match.Template;
import io.chancery.language.request.AccessRequest;
import io.chancery.language.request.RequestContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Goes through statements once more, and keeps those that match and those that all but match. */
final class StatementReading {

    /** Few conditions to be met are closer than many; of other resources the one that is written most alike is. */
    private static final Comparator<Missed> CLOSEST_FIRST = Comparator.comparing((Missed missed) -> missed.failedOn)
            .thenComparingInt(missed -> missed.failed.size())
            .thenComparingInt(missed -> -missed.alike);

    private final AccessRequest request;
    private final boolean hasBoundary;
    private final Set<PolicyType> confidential;
    private final RequestContext context;
    private final StatementMatcher matcher;
    private final List<Place> matched = new ArrayList<>();
    private final List<Missed> missed = new ArrayList<>();
    /** By document: finding them means reading it again. */
    private final Map<PolicyDocument, List<StatementSpan>> spans = new IdentityHashMap<>();

    /** @param confidential of policies of these types it is kept only what matches */
    StatementReading(AccessRequest request, boolean hasBoundary, Set<PolicyType> confidential) {
        this.request = request;
        this.hasBoundary = hasBoundary;
        this.confidential = Set.copyOf(confidential);
        this.context = request.effectiveContext();
        this.matcher = new StatementMatcher(request);
    }

    /** What a policy says, taken alone. */
    record Said(boolean allows, boolean denies) {}

    private record Place(PolicyType type, NamedPolicy policy, int index) {

        Statement statement() {
            return policy.document().statements().get(index);
        }
    }

    /** @param alike how many characters a resource pattern has in common with the resource, if that is what failed */
    private record Missed(Place place, Element failedOn, List<FailedCondition> failed, int alike) {}

    Said read(PolicyType type, NamedPolicy policy) {
        boolean allows = false;
        boolean denies = false;
        PrincipalMatcher principals = new PrincipalMatcher(request.principal(), policy.resolvedPrincipals());
        List<Statement> statements = policy.document().statements();
        for (int i = 0; i < statements.size(); i++) {
            Statement statement = statements.get(i);
            if (matcher.matchesAction(statement) && reads(new Place(type, policy, i), principals)) {
                allows |= statement.effect() == Effect.ALLOW;
                denies |= statement.effect() == Effect.DENY;
            }
        }
        return new Said(allows, denies);
    }

    /** Whether it matches; it is kept if that is so or all but so. */
    private boolean reads(Place place, PrincipalMatcher principals) {
        Statement statement = place.statement();
        PolicyVersion version = place.policy.document().version();
        boolean principal = principals.about(place.type, statement, hasBoundary) != Grant.NONE;
        boolean resource = matcher.matchesResource(statement, place.type, version);
        if (!principal && !resource) {
            return false;
        }
        List<FailedCondition> failed = failed(statement, version);
        if (principal && resource && failed.isEmpty()) {
            matched.add(place);
            return true;
        }
        if (!confidential.contains(place.type)) {
            noteMiss(place, principal, resource, failed);
        }
        return false;
    }

    private void noteMiss(Place place, boolean principal, boolean resource, List<FailedCondition> failed) {
        if (principal && resource) {
            missed.add(new Missed(place, Element.CONDITION, failed, 0));
        } else if (failed.isEmpty()) {
            missed.add(
                    principal
                            ? new Missed(place, Element.RESOURCE, failed, alike(place.statement()))
                            : new Missed(place, Element.PRINCIPAL, failed, 0));
        }
    }

    private List<FailedCondition> failed(Statement statement, PolicyVersion version) {
        List<FailedCondition> failed = new ArrayList<>();
        for (ConditionClause clause : statement.conditions()) {
            ConditionResult result = ConditionEvaluator.evaluate(clause, version, context);
            if (!StatementMatcher.lets(result, statement)) {
                failed.add(new FailedCondition(
                        clause.operator(),
                        clause.key(),
                        clause.values(),
                        context.get(clause.key()).map(RequestContext.Values::values),
                        result.note().or(() -> variableWithoutValue(clause, version))));
            }
        }
        return failed;
    }

    /** What no comparison shows: a variable stands for a single value, or its default, or for nothing. */
    private Optional<String> variableWithoutValue(ConditionClause clause, PolicyVersion version) {
        if (version != PolicyVersion.V2012 || !ConditionOperator.takesVariables(clause.operator())) {
            return Optional.empty();
        }
        return clause.values().stream()
                .flatMap(value -> Template.withVariables(value).parts().stream())
                .filter(part -> part instanceof Template.Variable variable
                        && variable.otherwise().isEmpty()
                        && context.single(variable.key()).isEmpty())
                .map(part -> ((Template.Variable) part).key())
                .findFirst()
                .map(key -> context.get(key).isPresent()
                        ? "the variable ${%s} has no value, since the key holds a set".formatted(key)
                        : "the variable ${%s} has no value".formatted(key));
    }

    private int alike(Statement statement) {
        return statement
                .resources()
                .map(resources -> resources.patterns().stream()
                        .mapToInt(this::charactersInCommon)
                        .max()
                        .orElse(0))
                .orElse(0);
    }

    private int charactersInCommon(String pattern) {
        String resource = request.resource();
        int common = 0;
        while (common < Math.min(pattern.length(), resource.length())
                && pattern.charAt(common) == resource.charAt(common)) {
            common++;
        }
        return common;
    }

    List<Matched> matched() {
        return matched.stream().map(this::shown).toList();
    }

    private StatementSpan span(Place place) {
        return spans.computeIfAbsent(place.policy.document(), PolicyDocument::statementSpans)
                .get(place.index);
    }

    private Matched shown(Place place) {
        Statement statement = place.statement();
        return new Matched(
                new MatchedStatement(place.type, place.policy.name(), statement.sid(), place.index, statement.effect()),
                statement,
                span(place));
    }

    List<NearMiss> nearMisses() {
        return missed.stream()
                .sorted(CLOSEST_FIRST)
                .limit(Explanation.NEAR_MISSES)
                .map(this::shown)
                .toList();
    }

    private NearMiss shown(Missed missed) {
        Place place = missed.place;
        Optional<String> sid = place.statement().sid();
        return new NearMiss(
                place.type,
                place.policy.name(),
                sid,
                place.index,
                span(place),
                place.statement().effect(),
                missed.failedOn,
                missed.failed);
    }

    int nearMissesLeftOut() {
        return Math.max(0, missed.size() - Explanation.NEAR_MISSES);
    }
}
