package io.chancery.language;

import java.util.List;
import java.util.Optional;

/**
 * One statement of a policy.
 *
 * @param sid as written; may be the empty text
 * @param principal present in trust, resource and resource control policies only
 * @param resources absent in trust policies, which are about the role that they are attached to
 * @param conditions all of them must be met; empty if there is no Condition element
 */
public record Statement(
        Optional<String> sid,
        Effect effect,
        Optional<PrincipalElement> principal,
        Patterns actions,
        Optional<Patterns> resources,
        List<ConditionClause> conditions) {

    public Statement {
        conditions = List.copyOf(conditions);
    }

    /**
     * An Action, NotAction, Resource or NotResource element.
     *
     * @param negated whether it is the Not… one: then it covers what none of the patterns matches
     * @param patterns at least one, as written; but an incomplete ARN is completed
     */
    public record Patterns(boolean negated, List<String> patterns) {
        public Patterns {
            patterns = List.copyOf(patterns);
        }
    }
}
