package io.chancery.language.compile;

import io.chancery.language.ConditionClause;
import io.chancery.language.Effect;
import io.chancery.language.Statement;
import io.chancery.language.condition.ConditionEvaluator;
import io.chancery.language.evaluate.Evaluation;
import io.chancery.language.evaluate.Evaluation.MatchedStatement;
import io.chancery.language.evaluate.Evaluation.Result;
import io.chancery.language.evaluate.Grant;
import io.chancery.language.evaluate.PolicyType;
import io.chancery.language.request.AccessRequest;
import io.chancery.language.request.RequestContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers every statement that matches and what there is to note, for the explanation of a decision. */
final class Trace {

    private final AccessRequest request;
    private final PreparedRequest prepared;
    private final CompiledPolicies policies;
    private final List<MatchedStatement> matched = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private @Nullable RequestContext context;

    Trace(AccessRequest request, PreparedRequest prepared, CompiledPolicies policies) {
        this.request = request;
        this.prepared = prepared;
        this.policies = policies;
    }

    Evaluation explain(Outcome outcome) {
        OtherPolicies others = policies.others;
        if (prepared.facts().account != null) {
            for (PolicyList level : others.serviceControl()) {
                read(PolicyType.SERVICE_CONTROL, level);
            }
        }
        for (PolicyList level : others.resourceControl()) {
            read(PolicyType.RESOURCE_CONTROL, level);
        }
        read(CompiledEvaluator.resourceType(prepared, policies), others.resource());
        read(PolicyType.IDENTITY, policies);
        read(PolicyType.BOUNDARY, others.boundary());
        if (others.goneBoundary() != null) {
            notes.add("the permissions boundary %s does not exist any more".formatted(others.goneBoundary()));
        }
        if (others.session() != null) {
            read(PolicyType.SESSION, others.session());
        }
        return new Evaluation(outcome.result(), outcome.deniedBy(), matched, reason(outcome), notes);
    }

    private String reason(Outcome outcome) {
        if (outcome.by().isEmpty()) {
            return "because the account's root user may do everything in its account";
        }
        PolicyType by = outcome.by().get();
        if (outcome.allowed()) {
            return "because " + by.withArticle() + " allows the " + request.action() + " action";
        }
        return outcome.result() == Result.EXPLICITLY_DENIED
                ? "with an explicit deny in " + by.withArticle()
                : "because no " + by.bare() + " allows the " + request.action() + " action";
    }

    private void read(PolicyType type, PolicyList list) {
        for (int i = 0; i < list.size(); i++) {
            CompiledPolicy policy = list.policy(i);
            if (policy.concerns(prepared.action())) {
                read(type, policy);
            }
        }
    }

    private void read(PolicyType type, CompiledPolicy policy) {
        CompiledStatement[] statements = policy.statements();
        for (int i = 0; i < statements.length; i++) {
            if (policy.concerns(prepared, i)) {
                read(type, policy, statements[i]);
            }
        }
    }

    private void read(PolicyType type, CompiledPolicy policy, CompiledStatement compiled) {
        boolean namesPrincipals = type.namesPrincipals();
        if (compiled.about(prepared, namesPrincipals, policies.others.hasBoundary()) == Grant.NONE) {
            return;
        }
        Statement statement = policy.source().document().statements().get(compiled.index());
        boolean matches = compiled.matches(
                policy,
                prepared,
                namesPrincipals,
                clause -> wording(policy, clause),
                note -> notes.add("statement %d of %s (%s): %s"
                        .formatted(compiled.index(), policy.source().name(), statement.effect(), note)));
        if (matches) {
            Effect effect = statement.effect();
            matched.add(new MatchedStatement(type, policy.source().name(), statement.sid(), compiled.index(), effect));
        }
    }

    /** In the reference's words, which say what value was unreadable. */
    private String wording(CompiledPolicy policy, ConditionClause clause) {
        if (context == null) {
            context = request.effectiveContext();
        }
        return ConditionEvaluator.evaluate(clause, policy.source().document().version(), context)
                .note()
                .orElseThrow(() -> new IllegalStateException(
                        "%s of %s has nothing to note".formatted(clause.operator(), clause.key())));
    }
}
