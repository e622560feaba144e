package io.chancery.language.analysis;

import io.chancery.language.Statement;
import io.chancery.language.analysis.SidedStatement.ResourceText;
import io.chancery.language.match.Template;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The resources that some statements tell apart. A pattern with a policy variable is not looked into: whether it matches is
 * open wherever it would match with some text in place of the variable, and equal patterns match together.
 */
final class ResourceCases {

    private static final Template ARN_FORM = Template.withoutVariables("arn:aws:?*:*:*:?*");

    private enum Status {
        MATCHES,
        DOES_NOT_MATCH,
        /** A variable has no value. */
        UNRESOLVED
    }

    /**
     * Resources that the same statements are about.
     *
     * @param example one of them, so far as no variables are involved
     * @param variable the patterns with variables that match them
     */
    record ResourceCase(String example, List<ResourceText> variable, List<SidedStatement> about) {}

    private final List<SidedStatement> statements;
    private final boolean namesPrincipals;
    private final Budget budget;
    private final Map<List<SidedStatement>, ResourceCase> cases = new LinkedHashMap<>();

    private ResourceCases(List<SidedStatement> statements, boolean namesPrincipals, Budget budget) {
        this.statements = statements;
        this.namesPrincipals = namesPrincipals;
        this.budget = budget;
    }

    static List<ResourceCase> of(List<SidedStatement> statements, boolean namesPrincipals, Budget budget) {
        return new ResourceCases(statements, namesPrincipals, budget).all();
    }

    private List<ResourceCase> all() {
        List<ResourceText> texts = statements.stream()
                .flatMap(statement -> statement.resources().stream())
                .distinct()
                .toList();
        List<PatternAutomaton> patterns = new ArrayList<>();
        texts.forEach(text -> patterns.add(PatternAutomaton.glob(text.template())));
        patterns.add(PatternAutomaton.arn(ARN_FORM));
        StringClasses.of(patterns, budget).stream()
                // An example that looks like an ARN tells more.
                .sorted(Comparator.comparing(one -> !one.matched().get(texts.size())))
                .forEach(one -> {
                    Map<ResourceText, Boolean> matched = new LinkedHashMap<>();
                    for (int i = 0; i < texts.size(); i++) {
                        matched.put(texts.get(i), one.matched().get(i));
                    }
                    addAll(one.example(), matched);
                });
        return List.copyOf(cases.values());
    }

    private void addAll(String example, Map<ResourceText, Boolean> matched) {
        Map<ResourceText, Status> plain = new HashMap<>();
        List<ResourceText> open = new ArrayList<>();
        matched.forEach((text, matches) -> {
            plain.put(text, matches ? Status.MATCHES : Status.DOES_NOT_MATCH);
            if (text.hasVariable()) {
                open.add(text);
            }
        });
        choose(example, open, 0, plain);
    }

    private void choose(String example, List<ResourceText> open, int at, Map<ResourceText, Status> statuses) {
        budget.spend(statements.size() + statuses.size());
        if (at == open.size()) {
            List<SidedStatement> about = statements.stream()
                    .filter(statement -> isAbout(statement, statuses))
                    .toList();
            List<ResourceText> variable = open.stream()
                    .filter(text -> statuses.get(text) == Status.MATCHES)
                    .toList();
            cases.putIfAbsent(about, new ResourceCase(example, variable, about));
            return;
        }
        ResourceText text = open.get(at);
        Status possible = statuses.getOrDefault(text, Status.DOES_NOT_MATCH);
        for (Status status : Status.values()) {
            if (status != Status.MATCHES || possible == Status.MATCHES) {
                Map<ResourceText, Status> next = new HashMap<>(statuses);
                next.put(text, status);
                choose(example, open, at + 1, next);
            }
        }
    }

    private boolean isAbout(SidedStatement statement, Map<ResourceText, Status> statuses) {
        if (statement.resourceElement().isEmpty()) {
            return statement.isAboutAnyResource(namesPrincipals);
        }
        Map<Status, Boolean> found = new EnumMap<>(Status.class);
        statement.resources().forEach(text -> found.put(statuses.getOrDefault(text, Status.DOES_NOT_MATCH), true));
        Statement.Patterns element = statement.resourceElement().get();
        if (!element.negated()) {
            return found.containsKey(Status.MATCHES);
        }
        return !found.containsKey(Status.MATCHES) && !(statement.allows() && found.containsKey(Status.UNRESOLVED));
    }
}
