package io.chancery.language;

import java.util.List;

/**
 * One key of one operator of a Condition element, such as {@code "StringEquals": {"aws:username": "alice"}}.
 *
 * @param operator as written, with its ForAllValues:, ForAnyValue: and IfExists; may be unknown
 * @param key the context key as written; compared ignoring case
 * @param values any of which may match, as written; numbers and booleans without quotes as their text
 */
public record ConditionClause(String operator, String key, List<String> values) {
    public ConditionClause {
        values = List.copyOf(values);
    }
}
