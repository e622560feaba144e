package io.chancery.language.compile;

import io.chancery.language.ConditionClause;
import io.chancery.language.ConditionOperator;
import io.chancery.language.ConditionOperator.Base;
import io.chancery.language.ConditionOperator.Qualifier;
import io.chancery.language.PolicyVersion;
import java.util.List;
import java.util.Optional;

/** One clause of a Condition element, its key resolved and its constants read. */
final class CompiledCondition {

    /** What came of a clause. */
    enum Outcome {
        MET,
        NOT_MET,
        UNREADABLE,
        MANY_VALUES,
        /** The operator is not known: an Allow must not match, a Deny must. */
        UNKNOWN;

        /** Whether an explanation has to say more than that the comparison holds or does not. */
        boolean isNoted() {
            return this != MET && this != NOT_MET;
        }
    }

    private final ConditionClause clause;
    private final ContextKey key;
    private final Optional<ConditionOperator> operator;
    private final boolean negated;
    private final boolean ifExists;
    private final boolean isNull;
    private final Qualifier qualifier;
    private final Comparator comparator;

    private CompiledCondition(ConditionClause clause, Optional<ConditionOperator> operator, Comparator comparator) {
        this.clause = clause;
        this.key = ContextKey.of(clause.key());
        this.operator = operator;
        this.negated = operator.map(known -> known.base().negated()).orElse(false);
        this.ifExists = operator.map(ConditionOperator::ifExists).orElse(false);
        this.isNull =
                operator.map(ConditionOperator::base).filter(Base.NULL::equals).isPresent();
        this.qualifier = operator.map(ConditionOperator::qualifier).orElse(Qualifier.NONE);
        this.comparator = comparator;
    }

    static CompiledCondition of(ConditionClause clause, PolicyVersion version) {
        Optional<ConditionOperator> operator = ConditionOperator.parse(clause.operator());
        return new CompiledCondition(
                clause,
                operator,
                operator.map(known -> Comparator.of(known.base(), clause.values(), version))
                        .orElse(Comparator.NEVER));
    }

    ConditionClause clause() {
        return clause;
    }

    /** Whether a statement with this clause, of this effect, can match; what cannot be told fails closed. */
    static boolean lets(Outcome outcome, boolean deny) {
        return outcome == Outcome.MET || (outcome == Outcome.UNKNOWN && deny);
    }

    Outcome test(PreparedRequest request) {
        if (operator.isEmpty()) {
            return Outcome.UNKNOWN;
        }
        String value = request.single(key);
        List<String> values = value == null ? request.many(key) : null;
        boolean absent = value == null && values == null;
        if (isNull && qualifier != Qualifier.NONE) {
            return qualifier == Qualifier.FOR_ALL_VALUES ? Outcome.MET : Outcome.NOT_MET;
        }
        if (isNull) {
            boolean none = value == null ? values == null || areEmpty(values) : value.isEmpty();
            return outcome(comparator.compare(request, ContextKey.NO_SLOT, none ? "true" : "false"), false);
        }
        if (absent && ifExists) {
            return Outcome.MET;
        }
        if (value != null && (qualifier == Qualifier.NONE || !value.isEmpty())) {
            return outcome(comparator.compare(request, key.slot, value), negated);
        }
        return switch (qualifier) {
            case FOR_ALL_VALUES -> values == null || areEmpty(values) ? Outcome.MET : testSet(request, values, true);
            case FOR_ANY_VALUE ->
                values == null || areEmpty(values) ? Outcome.NOT_MET : testSet(request, values, false);
            case NONE -> values != null ? Outcome.MANY_VALUES : negated ? Outcome.MET : Outcome.NOT_MET;
        };
    }

    /** Whether a set is a null dataset. */
    private static boolean areEmpty(List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            if (!values.get(i).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** If it is not met, whether a value could not be read is worth noting. */
    private Outcome testSet(PreparedRequest request, List<String> values, boolean all) {
        boolean any = false;
        boolean every = true;
        Outcome unmet = Outcome.NOT_MET;
        for (int i = 0; i < values.size(); i++) {
            Outcome one = outcome(comparator.compare(request, ContextKey.NO_SLOT, values.get(i)), negated);
            unmet = one == Outcome.UNREADABLE ? one : unmet;
            any |= one == Outcome.MET;
            every &= one == Outcome.MET;
        }
        return (all ? every : any) ? Outcome.MET : unmet;
    }

    private static Outcome outcome(Comparator.Result result, boolean negated) {
        return switch (result) {
            case HOLDS -> negated ? Outcome.NOT_MET : Outcome.MET;
            case DOES_NOT_HOLD -> negated ? Outcome.MET : Outcome.NOT_MET;
            case UNREADABLE -> Outcome.UNREADABLE;
        };
    }
}
