package io.chancery.policy.decision;

import io.chancery.language.ConditionClause;
import io.chancery.language.Effect;
import io.chancery.language.Statement;
import io.chancery.language.evaluate.Evaluation;
import io.chancery.language.evaluate.Explanation;
import io.chancery.language.request.AccessRequest;
import io.chancery.language.request.RequestContext;
import io.chancery.policy.explanation.ShownExplanation;
import io.chancery.runtime.decision.AuthorizationMessage;
import io.chancery.runtime.decision.AuthorizationMessage.Condition;
import io.chancery.runtime.decision.AuthorizationMessage.Items;
import io.chancery.runtime.decision.AuthorizationMessage.MatchedStatement;
import io.chancery.runtime.decision.DecisionExplanation;
import io.chancery.runtime.operation.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A denied call of the suite's own API, told to the account of who called: what {@code DecodeAuthorizationMessage} shows.
 * A resource of another account, which may not even exist, is explained as if it had no tags and no place in the organisation.
 */
record DeniedCall(Actor actor, Permission permission, Grounds grounds) {

    private static final List<String> OF_THE_RESOURCE =
            List.of("aws:resourcetag/", "iam:resourcetag/", "aws:resourceorg");

    /** As AWS writes them: a request's context knows its keys in lower case only. */
    private static final List<String> KEYS_OF_THE_SUITE = List.of(
            "aws:PrincipalArn",
            "aws:PrincipalAccount",
            "aws:PrincipalType",
            "aws:PrincipalIsAWSService",
            "aws:PrincipalServiceName",
            "aws:PrincipalServiceNamesList",
            "aws:TokenIssueTime",
            "aws:SourceIdentity",
            "aws:MultiFactorAuthPresent",
            "aws:MultiFactorAuthAge",
            "aws:PrincipalOrgID",
            "aws:PrincipalOrgPaths",
            "aws:ResourceAccount",
            "aws:ResourceOrgID",
            "aws:ResourceOrgPaths");

    DeniedCall {
        if (!isOwn(grounds, actor)) {
            grounds = new Grounds(bare(grounds.request()), grounds.policies(), grounds.evaluation());
        }
    }

    private static boolean isOwn(Grounds grounds, Actor actor) {
        return grounds.request()
                .owningAccount()
                .equals(Optional.of(actor.account().value()));
    }

    private static AccessRequest bare(AccessRequest request) {
        RequestContext.Builder context = RequestContext.builder();
        for (String key : request.context().keys()) {
            RequestContext.Values values = request.context().get(key).orElseThrow();
            if (OF_THE_RESOURCE.stream().anyMatch(key::startsWith)) {
                continue;
            }
            if (values.multivalued()) {
                context.putAll(key, values.values());
            } else {
                context.put(key, values.values().getFirst());
            }
        }
        return new AccessRequest(
                request.principal(), request.action(), request.resource(), request.resourceAccount(), context.build());
    }

    AuthorizationMessage message() {
        Evaluation evaluation = grounds.evaluation();
        Explanation explanation = grounds.explainToPrincipalsAccount();
        return new AuthorizationMessage(
                evaluation.allowed(),
                evaluation.result() == Evaluation.Result.EXPLICITLY_DENIED,
                new Items<>(denies(explanation)),
                new Items<>(List.of()),
                context(),
                Optional.of(explanation(explanation)));
    }

    private String userId() {
        return grounds.request().effectiveContext().single("aws:userid").orElse("");
    }

    private AuthorizationMessage.RequestContext context() {
        return new AuthorizationMessage.RequestContext(
                new AuthorizationMessage.Principal(userId(), actor.arn()),
                permission.action(),
                permission.resource(),
                new Items<>(conditions()));
    }

    private List<Condition> conditions() {
        RequestContext context = grounds.request().effectiveContext();
        Map<String, String> written = written();
        var conditions = new TreeMap<String, Condition>();
        for (String key : context.keys()) {
            String name = written.getOrDefault(key, key);
            List<String> values = context.get(key).orElseThrow().values();
            conditions.put(name, new Condition(name, AuthorizationMessage.values(values)));
        }
        return List.copyOf(conditions.values());
    }

    private Map<String, String> written() {
        var written = new TreeMap<String, String>();
        KEYS_OF_THE_SUITE.forEach(key -> written.put(key.toLowerCase(Locale.ROOT), key));
        permission.context().keySet().forEach(key -> written.put(key.toLowerCase(Locale.ROOT), key));
        actor.tags().keySet().forEach(tag -> {
            String key = "aws:PrincipalTag/" + tag;
            written.put(key.toLowerCase(Locale.ROOT), key);
        });
        return written;
    }

    private List<MatchedStatement> denies(Explanation explanation) {
        return explanation.matched().stream()
                .filter(matched -> matched.statement().effect() == Effect.DENY
                        && !grounds.confidential().contains(matched.statement().policyType()))
                .map(matched -> statement(matched.source()))
                .toList();
    }

    private MatchedStatement statement(Statement statement) {
        List<Condition> conditions = new ArrayList<>();
        for (ConditionClause clause : statement.conditions()) {
            conditions.add(new Condition(clause.key(), AuthorizationMessage.values(clause.values())));
        }
        return new MatchedStatement(
                statement.sid().orElse(""),
                "DENY",
                AuthorizationMessage.values(List.of(userId())),
                new Items<>(List.of()),
                AuthorizationMessage.values(statement.actions().patterns()),
                AuthorizationMessage.values(
                        statement.resources().map(Statement.Patterns::patterns).orElse(List.of())),
                new Items<>(conditions));
    }

    private DecisionExplanation explanation(Explanation explanation) {
        DecisionExplanation shown = ShownExplanation.of(explanation);
        return new DecisionExplanation(
                shown.reason(),
                shown.deniedBy(),
                shown.policyTypes(),
                shown.matchedStatements().stream().filter(this::isOpen).toList(),
                shown.nearMisses(),
                shown.nearMissesLeftOut(),
                shown.missingContextKeys(),
                isOwn(grounds, actor) ? shown.notes() : List.of());
    }

    private boolean isOpen(DecisionExplanation.MatchedStatement matched) {
        return grounds.confidential().stream().noneMatch(type -> type.name().equals(matched.policyType()));
    }
}
