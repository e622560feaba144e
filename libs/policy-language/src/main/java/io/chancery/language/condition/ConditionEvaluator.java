package io.chancery.language.condition;

import io.chancery.language.ConditionClause;
import io.chancery.language.ConditionOperator;
import io.chancery.language.ConditionOperator.Base;
import io.chancery.language.PolicyVersion;
import io.chancery.language.request.RequestContext;
import io.chancery.language.request.RequestContext.Values;
import io.chancery.language.value.UnreadableValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Applies one condition clause to a request; the package's documentation lists the choices that are ours. */
public final class ConditionEvaluator {

    private ConditionEvaluator() {}

    /**
     * Whether the request meets the clause.
     *
     * @param version of the document that the clause stands in: only 2012-10-17 has variables
     */
    public static ConditionResult evaluate(ConditionClause clause, PolicyVersion version, RequestContext context) {
        Optional<ConditionOperator> operator = ConditionOperator.parse(clause.operator());
        if (operator.isEmpty()) {
            return ConditionResult.unknown("condition operator %s is not known".formatted(clause.operator()));
        }
        List<PolicyValue> values = clause.values().stream()
                .map(value -> new PolicyValue(value, version, context))
                .toList();
        return evaluate(operator.get(), clause, values, context.get(clause.key()));
    }

    private static ConditionResult evaluate(
            ConditionOperator operator,
            ConditionClause clause,
            List<PolicyValue> inPolicy,
            Optional<Values> inRequest) {
        boolean isNull = inRequest.isEmpty() || inRequest.get().isNull();
        if (operator.base() == Base.NULL) {
            return switch (operator.qualifier()) {
                case FOR_ALL_VALUES -> ConditionResult.of(true);
                case FOR_ANY_VALUE -> ConditionResult.of(false);
                case NONE -> new Comparing(operator, clause, inPolicy).all(List.of(String.valueOf(isNull)));
            };
        }
        if (inRequest.isEmpty() && operator.ifExists()) {
            return ConditionResult.of(true);
        }
        List<String> values = isNull ? List.of() : inRequest.get().values();
        Comparing comparing = new Comparing(operator, clause, inPolicy);
        return switch (operator.qualifier()) {
            case FOR_ALL_VALUES -> comparing.all(values);
            case FOR_ANY_VALUE -> comparing.any(values);
            case NONE -> {
                if (inRequest.isEmpty()) {
                    yield ConditionResult.of(operator.base().negated());
                }
                if (inRequest.get().multivalued()) {
                    yield ConditionResult.notMet(
                            "%s is a set of values, and its operator has no ForAllValues or ForAnyValue"
                                    .formatted(clause.key()));
                }
                yield comparing.all(inRequest.get().values());
            }
        };
    }

    /** Holds the request's values against the policy's; those that cannot be read compare with nothing. */
    private static final class Comparing {
        private final ConditionOperator operator;
        private final ConditionClause clause;
        private final List<PolicyValue> inPolicy;
        private final Comparison comparison;
        private Optional<UnreadableValueException> unreadable = Optional.empty();

        Comparing(ConditionOperator operator, ConditionClause clause, List<PolicyValue> inPolicy) {
            this.operator = operator;
            this.clause = clause;
            this.inPolicy = inPolicy;
            this.comparison = Comparisons.of(operator.base());
        }

        ConditionResult all(List<String> inRequest) {
            return result(count(inRequest) == inRequest.size());
        }

        ConditionResult any(List<String> inRequest) {
            return result(count(inRequest) > 0);
        }

        private ConditionResult result(boolean met) {
            return unreadable
                    .filter(e -> !met)
                    .map(e -> ConditionResult.notMet(
                            "%s of %s: %s".formatted(clause.operator(), clause.key(), e.getMessage())))
                    .orElse(ConditionResult.of(met));
        }

        private long count(List<String> inRequest) {
            return inRequest.stream().filter(this::meets).count();
        }

        /** A value that holds with none of the policy's, but could not be compared with all, meets nothing, negated or not. */
        private boolean meets(String inRequest) {
            List<UnreadableValueException> notCompared = new ArrayList<>();
            for (PolicyValue value : inPolicy) {
                try {
                    if (comparison.holds(value, inRequest)) {
                        return !operator.base().negated();
                    }
                } catch (UnreadableValueException e) {
                    notCompared.add(e);
                }
            }
            unreadable = unreadable.or(() -> notCompared.stream().findFirst());
            return notCompared.isEmpty() && operator.base().negated();
        }
    }
}
