package io.chancery.language.compile;

import io.chancery.language.ConditionClause;
import io.chancery.language.Effect;
import io.chancery.language.PolicyVersion;
import io.chancery.language.Statement;
import io.chancery.language.evaluate.Grant;
import io.chancery.language.evaluate.NamedPolicy;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One statement. */
final class CompiledStatement {

    private final boolean deny;
    private final int index;
    private final ActionPatterns actions;
    private final @Nullable ResourcePatterns resources;
    private final @Nullable CompiledPrincipals principals;
    private final CompiledCondition[] conditions;

    /** @param table takes its resources */
    CompiledStatement(NamedPolicy policy, int index, PatternTable.Builder table) {
        Statement statement = policy.document().statements().get(index);
        PolicyVersion version = policy.document().version();
        this.index = index;
        this.deny = statement.effect() == Effect.DENY;
        this.actions = ActionPatterns.of(statement.actions());
        this.resources = statement
                .resources()
                .map(element -> ResourcePatterns.of(element, version, table))
                .orElse(null);
        this.principals = statement
                .principal()
                .map(element -> CompiledPrincipals.of(element, policy.resolvedPrincipals()))
                .orElse(null);
        this.conditions = Conditions.of(statement.conditions(), version);
    }

    /** As in {@link ActionMask}. */
    long mask() {
        return actions.mask();
    }

    /** Of the text that every resource that it can be about begins with, as in {@link TextPrint}. */
    long resourcePrint() {
        return resources == null ? TextPrint.NONE : resources.print();
    }

    /** Whether it is about whom it is attached to, and its patterns are all that action and resource are asked for. */
    boolean isPlain() {
        return principals == null && actions.isPlain() && resources != null && resources.isPlain();
    }

    /** The numbers of its actions' patterns, in {@link ActionPatterns#NUMBERED}. */
    int[] actions() {
        return actions.numbers();
    }

    /** Of its resources' patterns, in the policy's table. */
    long resourceRange() {
        return resources == null ? 0 : resources.range();
    }

    CompiledCondition[] conditions() {
        return conditions;
    }

    boolean deny() {
        return deny;
    }

    /** In its document, from 0. */
    int index() {
        return index;
    }

    /**
     * What its being about the principal is worth; NONE if it is not.
     *
     * @param namesPrincipals whether it stands in a policy that is attached to a resource
     */
    Grant about(PreparedRequest request, boolean namesPrincipals, boolean hasBoundary) {
        if (principals == null) {
            return deny || !namesPrincipals ? Grant.DIRECT : Grant.NONE;
        }
        if (deny) {
            return principals.denies(request, hasBoundary) ? Grant.DIRECT : Grant.NONE;
        }
        return principals.allows(request);
    }

    /**
     * Whether action, resource and conditions are about the request. The mask has been asked, so it is the resource that
     * most often is not.
     */
    boolean matches(PatternTable table, PreparedRequest request, boolean namesPrincipals) {
        return matchesResource(table, request, namesPrincipals)
                && actions.match(request.action())
                && Conditions.met(conditions, request, deny);
    }

    private boolean matchesResource(PatternTable table, PreparedRequest request, boolean namesPrincipals) {
        // Only a policy that is attached to its resource may leave it unsaid.
        return resources == null ? namesPrincipals || deny : resources.match(table, request, deny);
    }

    /**
     * The same as {@link #matches}, looking at all conditions and telling what there is to note.
     *
     * @param wording the note on a condition whose outcome is not a plain comparison's
     */
    boolean matches(
            PatternTable table,
            PreparedRequest request,
            boolean namesPrincipals,
            Function<ConditionClause, String> wording,
            Consumer<String> notes) {
        if (!actions.match(request.action())) {
            return false;
        }
        if (resources != null) {
            resources.note(request, deny, notes);
        }
        if (!matchesResource(table, request, namesPrincipals)) {
            return false;
        }
        boolean met = true;
        for (CompiledCondition condition : conditions) {
            CompiledCondition.Outcome outcome = condition.test(request);
            met &= CompiledCondition.lets(outcome, deny);
            if (outcome.isNoted()) {
                notes.accept(wording.apply(condition.clause()));
            }
        }
        return met;
    }
}
