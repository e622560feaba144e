package io.chancery.language.validation;

import io.chancery.language.condition.ConditionOperator;
import io.chancery.language.condition.ConditionOperator.Base;
import io.chancery.language.condition.ConditionOperator.Qualifier;
import io.chancery.language.match.Ascii;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Condition elements. */
final class ConditionChecks {

    private final Report report;
    private final ValueChecks values;

    ConditionChecks(boolean variables, Report report) {
        this.report = report;
        this.values = new ValueChecks(variables, report);
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

    private void operator(String name, Spot keys) {
        Optional<ConditionOperator> operator = ConditionOperator.parse(name);
        if (operator.isEmpty()) {
            unknown(name, keys);
        }
        if (!keys.isObject()) {
            report.add(IssueCode.DATA_TYPE_MISMATCH, keys, "A condition operator holds an object of keys.");
            return;
        }
        if (keys.isEmptyObject()) {
            report.add(IssueCode.EMPTY_OBJECT_CONDITION, keys, "The operator holds no key. Remove it.");
        }
        Map<String, String> seen = new HashMap<>();
        for (Map.Entry<String, Spot> member : keys.members()) {
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
            operator.ifPresent(known -> values.check(known, member.getValue()));
        }
    }

    private void unknown(String name, Spot spot) {
        String bare = name.substring(name.indexOf(':') + 1);
        if (bare.equals("NullIfExists")) {
            report.add(
                    IssueCode.NULL_WITH_IF_EXISTS,
                    spot,
                    "Null is about whether a key exists, so it takes no IfExists.");
        } else if (bare.equals("Null") && !bare.equals(name)) {
            report.add(
                    IssueCode.NULL_WITH_QUALIFIER,
                    spot,
                    "Null does not look at values, so it takes no ForAllValues and no ForAnyValue.");
        } else {
            report.add(IssueCode.INVALID_CONDITION_OPERATOR, spot, "There is no condition operator \"%s\".", name);
        }
    }

    private void key(String key, Spot spot, Optional<ConditionOperator> operator) {
        int colon = key.indexOf(':');
        if (colon < 1 || colon == key.length() - 1) {
            report.add(
                    IssueCode.INVALID_CONDITION_KEY_FORMAT,
                    spot,
                    "The condition key \"%s\" has not the form service:name.",
                    key);
            return;
        }
        if (!GlobalKeys.isGlobal(key)) {
            return;
        }
        Optional<Boolean> multivalued = GlobalKeys.multivalued(key);
        if (multivalued.isEmpty()) {
            report.add(IssueCode.INVALID_GLOBAL_CONDITION_KEY, spot, "There is no global condition key \"%s\".", key);
            return;
        }
        Qualifier qualifier = operator.map(ConditionOperator::qualifier).orElse(Qualifier.NONE);
        boolean aboutPresence =
                operator.map(ConditionOperator::base).filter(Base.NULL::equals).isPresent();
        if (multivalued.get() && qualifier == Qualifier.NONE && operator.isPresent() && !aboutPresence) {
            report.add(
                    IssueCode.MISSING_QUALIFIER,
                    spot,
                    "\"%s\" has many values. Put ForAllValues: or ForAnyValue: before the operator.",
                    key);
        }
        if (!multivalued.get() && qualifier == Qualifier.FOR_ALL_VALUES) {
            report.add(
                    IssueCode.FORALLVALUES_WITH_SINGLE_VALUED_KEY,
                    spot,
                    "\"%s\" has one value, and ForAllValues is true if there is none. Remove ForAllValues:.",
                    key);
        }
    }
}
