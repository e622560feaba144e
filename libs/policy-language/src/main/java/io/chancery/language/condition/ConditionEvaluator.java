package io.chancery.language.condition;

import io.chancery.language.ConditionClause;
import io.chancery.language.PolicyVersion;
import io.chancery.language.condition.ConditionOperator.Base;
import io.chancery.language.request.RequestContext;
import io.chancery.language.request.RequestContext.Values;
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
        try {
            return evaluate(operator.get(), clause.key(), values, context.get(clause.key()));
        } catch (UnreadableValueException e) {
            return ConditionResult.notMet("%s of %s: %s".formatted(clause.operator(), clause.key(), e.getMessage()));
        }
    }

    private static ConditionResult evaluate(
            ConditionOperator operator, String key, List<PolicyValue> inPolicy, Optional<Values> inRequest) {
        boolean absent = inRequest.isEmpty() || inRequest.get().values().isEmpty();
        if (operator.base() == Base.NULL) {
            return ConditionResult.of(comparesWithAny(Base.NULL, inPolicy, String.valueOf(absent)));
        }
        if (absent && operator.ifExists()) {
            return ConditionResult.of(true);
        }
        List<String> values = inRequest.map(Values::values).orElse(List.of());
        return switch (operator.qualifier()) {
            case FOR_ALL_VALUES -> ConditionResult.of(count(operator.base(), inPolicy, values) == values.size());
            case FOR_ANY_VALUE -> ConditionResult.of(count(operator.base(), inPolicy, values) > 0);
            case NONE -> {
                if (inRequest.isEmpty()) {
                    yield ConditionResult.of(operator.base().negated());
                }
                if (inRequest.get().multivalued()) {
                    yield ConditionResult.notMet(
                            "%s has many values and its operator no ForAllValues or ForAnyValue".formatted(key));
                }
                yield ConditionResult.of(count(operator.base(), inPolicy, values) == 1);
            }
        };
    }

    /** How many of the request's values meet the operator. All are looked at, so that an unreadable one shows. */
    private static long count(Base base, List<PolicyValue> inPolicy, List<String> inRequest) {
        long met = 0;
        for (String value : inRequest) {
            met += comparesWithAny(base, inPolicy, value) == base.negated() ? 0 : 1;
        }
        return met;
    }

    private static boolean comparesWithAny(Base base, List<PolicyValue> inPolicy, String inRequest) {
        boolean any = false;
        for (PolicyValue value : inPolicy) {
            any |= base.comparison().holds(value, inRequest);
        }
        return any;
    }
}
