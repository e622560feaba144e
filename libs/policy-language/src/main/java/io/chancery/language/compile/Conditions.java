package io.chancery.language.compile;

import io.chancery.language.ConditionClause;
import io.chancery.language.PolicyVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The conditions of a statement, all of which must be met.
 *
 * <p>Remembers those that were compiled, since the same few addresses, dates and marks stand in many policies: they take
 * less room so, and are at hand when a decision needs them. When there are too many, it starts again.
 */
final class Conditions {

    private static final int REMEMBERED = 4_096;
    private static final int MOST_CHARACTERS = 512;
    /** What a value takes beside its characters. */
    private static final int OVERHEAD = 16;

    private static final CompiledCondition[] NONE = {};
    private static final Map<Source, CompiledCondition[]> KNOWN = new ConcurrentHashMap<>();

    private record Source(List<ConditionClause> clauses, PolicyVersion version) {

        int characters() {
            int sum = 0;
            for (ConditionClause clause : clauses) {
                sum += clause.operator().length() + clause.key().length();
                for (String value : clause.values()) {
                    sum += OVERHEAD + value.length();
                }
            }
            return sum;
        }
    }

    private Conditions() {}

    static CompiledCondition[] of(List<ConditionClause> clauses, PolicyVersion version) {
        if (clauses.isEmpty()) {
            return NONE;
        }
        Source source = new Source(clauses, version);
        CompiledCondition[] known = KNOWN.get(source);
        return known == null ? compile(source) : known;
    }

    private static CompiledCondition[] compile(Source source) {
        CompiledCondition[] fresh = source.clauses.stream()
                .map(clause -> CompiledCondition.of(clause, source.version))
                .toArray(CompiledCondition[]::new);
        if (source.characters() <= MOST_CHARACTERS) {
            if (KNOWN.size() >= REMEMBERED) {
                KNOWN.clear();
            }
            KNOWN.put(source, fresh);
        }
        return fresh;
    }

    /** Whether all are met, as far as a statement of this effect has to know. */
    static boolean met(CompiledCondition[] conditions, PreparedRequest request, boolean deny) {
        for (CompiledCondition condition : conditions) {
            if (!CompiledCondition.lets(condition.test(request), deny)) {
                return false;
            }
        }
        return true;
    }
}
