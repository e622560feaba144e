package io.chancery.language;

import io.chancery.language.Statement.Patterns;
import io.chancery.language.match.Ascii;
import io.chancery.language.match.Template;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Gathers the context keys that statements name: the keys of conditions, and those of policy variables where variables
 * are read (IAM User Guide, "IAM policy elements: Variables and tags").
 */
public final class ContextKeyNames {

    private final List<String> found = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    /** @param version of the document that the statement stands in: only 2012-10-17 has variables */
    public void add(Statement statement, PolicyVersion version) {
        boolean variables = version == PolicyVersion.V2012;
        if (variables) {
            statement
                    .resources()
                    .map(Patterns::patterns)
                    .orElse(List.of())
                    .forEach(pattern -> Template.ofResource(pattern).keys().forEach(this::add));
        }
        for (ConditionClause clause : statement.conditions()) {
            add(clause.key());
            if (variables && ConditionOperator.takesVariables(clause.operator())) {
                clause.values()
                        .forEach(value -> Template.withVariables(value).keys().forEach(this::add));
            }
        }
    }

    /** As first written, in the order in which they were met; none twice in any case. */
    public List<String> found() {
        return List.copyOf(found);
    }

    private void add(String key) {
        if (seen.add(Ascii.lowerCase(key))) {
            found.add(key);
        }
    }
}
