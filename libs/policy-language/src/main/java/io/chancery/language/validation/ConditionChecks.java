package io.chancery.language.validation;

import io.chancery.language.ConditionOperator;
import io.chancery.language.ConditionOperator.Base;
import io.chancery.language.ConditionOperator.Qualifier;
import io.chancery.language.match.Ascii;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Condition elements: operators and keys, each for itself. */
final class ConditionChecks {

    private final Report report;
    private final KeyChecks keys;
    private final ValueChecks values;

    ConditionChecks(Ground ground) {
        this.report = ground.report();
        this.keys = new KeyChecks(ground);
        this.values = new ValueChecks(ground);
    }

    void check(Spot condition) {
        if (!condition.isObject()) {
            report.add(IssueCode.DATA_TYPE_MISMATCH, condition, "Condition is an object of operators.");
            return;
        }
        if (condition.isEmptyObject()) {
            report.add(IssueCode.EMPTY_OBJECT_CONDITION, condition, "The element holds no condition. Remove it.");
        }
        condition.members().forEach(operator -> operator(operator.getKey(), operator.getValue()));
    }

    private void operator(String name, Spot members) {
        Optional<ConditionOperator> operator = ConditionOperator.parse(name);
        if (operator.isEmpty()) {
            unknown(name, members);
        }
        operator.filter(one -> one.base() == Base.NULL && one.qualifier() != Qualifier.NONE)
                .ifPresent(one -> report.add(
                        IssueCode.NULL_WITH_QUALIFIER,
                        members,
                        "Null does not look at values: with ForAllValues it is always met, with ForAnyValue never."));
        if (!members.isObject()) {
            report.add(IssueCode.DATA_TYPE_MISMATCH, members, "A condition operator holds an object of keys.");
            return;
        }
        if (members.isEmptyObject()) {
            report.add(IssueCode.EMPTY_OBJECT_CONDITION, members, "The operator holds no key. Remove it.");
        }
        Map<String, String> seen = new HashMap<>();
        for (Map.Entry<String, Spot> member : members.members()) {
            String key = member.getKey();
            String before = seen.putIfAbsent(Ascii.lowerCase(key), key);
            if (before != null) {
                report.add(
                        IssueCode.DUPLICATE_KEYS_WITH_DIFFERENT_CASE,
                        member.getValue(),
                        "\"%s\" and \"%s\" are the same condition key.",
                        before,
                        key);
            }
            key(key, member.getValue(), operator);
        }
    }

    private void key(String key, Spot spot, Optional<ConditionOperator> operator) {
        Optional<KeyChecks.Known> known = keys.check(key, spot);
        operator.ifPresent(one -> {
            known.ifPresent(facts -> suits(key, facts, one, spot));
            values.check(one, key, spot);
        });
    }

    private void unknown(String name, Spot spot) {
        String bare = name.substring(name.indexOf(':') + 1);
        if (bare.equals("NullIfExists")) {
            report.add(
                    IssueCode.NULL_WITH_IF_EXISTS,
                    spot,
                    "Null is about whether a key exists, so it takes no IfExists.");
        } else {
            report.add(IssueCode.INVALID_CONDITION_OPERATOR, spot, "There is no condition operator \"%s\".", name);
        }
    }

    /** Whether the operator can compare what the key has. */
    private void suits(String key, KeyChecks.Known known, ConditionOperator operator, Spot spot) {
        if (operator.base() == Base.NULL) {
            return;
        }
        if (known.multivalued() && operator.qualifier() == Qualifier.NONE) {
            report.add(
                    IssueCode.MISSING_QUALIFIER,
                    spot,
                    "\"%s\" has many values. Put ForAllValues: or ForAnyValue: before the operator.",
                    key);
        }
        if (!known.multivalued() && operator.qualifier() == Qualifier.FOR_ALL_VALUES) {
            report.add(
                    IssueCode.FORALLVALUES_WITH_SINGLE_VALUED_KEY,
                    spot,
                    "\"%s\" has one value, and ForAllValues is true if there is none. Remove ForAllValues:.",
                    key);
        }
        OperatorTypes.mismatch(operator.base(), known.type())
                .ifPresent(better -> report.add(
                        OperatorTypes.isLikeOnArn(operator.base(), known.type())
                                ? IssueCode.STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS
                                : IssueCode.TYPE_MISMATCH,
                        spot,
                        "Compare \"%s\" with %s.",
                        key,
                        better));
    }
}
