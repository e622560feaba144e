package io.chancery.language.evaluate;

import io.chancery.language.ConditionClause;
import io.chancery.language.Effect;
import io.chancery.language.PolicyVersion;
import io.chancery.language.Statement;
import io.chancery.language.Statement.Patterns;
import io.chancery.language.condition.ConditionEvaluator;
import io.chancery.language.condition.ConditionResult;
import io.chancery.language.match.Ascii;
import io.chancery.language.match.Glob;
import io.chancery.language.match.Template;
import io.chancery.language.request.AccessRequest;
import io.chancery.language.request.RequestContext;
import java.util.Optional;
import java.util.function.Consumer;

/** Whether a statement's action, resource and conditions are about a request. What cannot be told fails closed. */
final class StatementMatcher {

    private final String action;
    private final String resource;
    private final RequestContext context;

    StatementMatcher(AccessRequest request) {
        this.action = Ascii.lowerCase(request.action());
        this.resource = request.resource();
        this.context = request.effectiveContext();
    }

    /** @param notes takes what the explanation should mention */
    boolean matches(Statement statement, PolicyType type, PolicyVersion version, Consumer<String> notes) {
        return concerns(statement, type, version, notes) && meetsConditions(statement, version, notes);
    }

    /** Whether its action and resource are about the request. */
    boolean concerns(Statement statement, PolicyType type, PolicyVersion version, Consumer<String> notes) {
        return matchesAction(statement.actions()) && matchesResource(statement, type, version, notes);
    }

    /**
     * Whether its action and resource are about the request. A resource with a variable that has no value may be.
     */
    boolean mayConcern(Statement statement, PolicyVersion version) {
        if (!matchesAction(statement.actions())) {
            return false;
        }
        if (statement.resources().isEmpty()) {
            return true;
        }
        Patterns resources = statement.resources().get();
        boolean any = false;
        for (String pattern : resources.patterns()) {
            Optional<Glob> glob = template(pattern, version).glob(context::single);
            if (glob.isEmpty()) {
                return true;
            }
            any |= glob.get().matches(resource);
        }
        return any != resources.negated();
    }

    boolean matchesAction(Statement statement) {
        return matchesAction(statement.actions());
    }

    boolean matchesResource(Statement statement, PolicyType type, PolicyVersion version) {
        return matchesResource(statement, type, version, note -> {});
    }

    private boolean matchesAction(Patterns actions) {
        boolean any = actions.patterns().stream()
                .anyMatch(pattern -> Glob.of(Ascii.lowerCase(pattern)).matches(action));
        return any != actions.negated();
    }

    private boolean matchesResource(
            Statement statement, PolicyType type, PolicyVersion version, Consumer<String> notes) {
        if (statement.resources().isEmpty()) {
            // Only a policy that is attached to its resource may leave it unsaid.
            return type.namesPrincipals() || statement.effect() == Effect.DENY;
        }
        Patterns resources = statement.resources().get();
        boolean any = false;
        for (String pattern : resources.patterns()) {
            Optional<Glob> glob = template(pattern, version).glob(context::single);
            if (glob.isEmpty()) {
                notes.accept("a variable of %s has no value".formatted(pattern));
                if (resources.negated() && statement.effect() == Effect.ALLOW) {
                    return false;
                }
            } else {
                any |= glob.get().matches(resource);
            }
        }
        return any != resources.negated();
    }

    private static Template template(String pattern, PolicyVersion version) {
        return version == PolicyVersion.V2012 ? Template.ofResource(pattern) : Template.withoutVariables(pattern);
    }

    private boolean meetsConditions(Statement statement, PolicyVersion version, Consumer<String> notes) {
        boolean met = true;
        for (ConditionClause clause : statement.conditions()) {
            ConditionResult result = ConditionEvaluator.evaluate(clause, version, context);
            result.note().ifPresent(notes);
            met &= lets(result, statement);
        }
        return met;
    }

    /** Whether the statement can match with this result of one of its conditions. */
    static boolean lets(ConditionResult result, Statement statement) {
        return switch (result.outcome()) {
            case MET -> true;
            case NOT_MET -> false;
            case UNKNOWN -> statement.effect() == Effect.DENY;
        };
    }
}
