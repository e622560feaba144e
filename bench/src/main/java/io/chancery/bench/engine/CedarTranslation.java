package io.chancery.bench.engine;

import io.chancery.bench.population.Population;
import io.chancery.bench.population.Vocabulary;
import io.chancery.language.ConditionClause;
import io.chancery.language.Effect;
import io.chancery.language.Statement;
import io.chancery.language.match.Glob;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Statements as Cedar policies: one for each, with its actions written out in the scope, where Cedar looks first, and its
 * resources as {@code like} patterns. A resource with a policy variable, which a Cedar pattern cannot hold, becomes a
 * pattern and a comparison of {@link Facts#owner} with the user's name.
 */
public final class CedarTranslation {

    private CedarTranslation() {}

    /** All policies of a member, in Cedar's language. */
    public static String policiesOf(Population population, int member) {
        return population.members().get(member).policies().stream()
                .flatMap(policy -> population.policies().get(policy).document().statements().stream())
                .map(CedarTranslation::policy)
                .collect(Collectors.joining("\n"));
    }

    static String policy(Statement statement) {
        List<String> conditions = new ArrayList<>();
        conditions.add(statement.resources().orElseThrow().patterns().stream()
                .map(CedarTranslation::resource)
                .collect(Collectors.joining(" || ", "(", ")")));
        statement.conditions().forEach(clause -> conditions.add(condition(clause)));
        String actions = Vocabulary.actions().stream()
                .filter(action -> statement.actions().patterns().stream()
                        .anyMatch(pattern -> Glob.of(pattern).matches(action)))
                .map("Action::\"%s\""::formatted)
                .collect(Collectors.joining(", "));
        return "%s (principal, action in [%s], resource) when { %s };"
                .formatted(
                        statement.effect() == Effect.ALLOW ? "permit" : "forbid",
                        actions,
                        String.join(" && ", conditions));
    }

    private static String resource(String pattern) {
        if (!pattern.contains(Vocabulary.USERNAME_VARIABLE)) {
            return "context.arn like \"%s\"".formatted(pattern);
        }
        return "(context.arn like \"%s\" && context.username != \"\" && context.owner == context.username)"
                .formatted(pattern.replace(Vocabulary.USERNAME_VARIABLE, "*"));
    }

    private static String condition(ConditionClause clause) {
        return switch (clause.operator()) {
            case "IpAddress" -> inRange(clause);
            case "NotIpAddress" -> "!" + inRange(clause);
            case "Bool" -> "context.mfa";
            case "BoolIfExists" -> "!context.mfa";
            case "DateLessThan" -> "context.time < " + seconds(clause);
            case "DateGreaterThan" -> "context.time > " + seconds(clause);
            default -> throw new IllegalArgumentException("no translation of " + clause);
        };
    }

    private static String inRange(ConditionClause clause) {
        return clause.values().stream()
                .map("context.sourceIp.isInRange(ip(\"%s\"))"::formatted)
                .collect(Collectors.joining(" || ", "(", ")"));
    }

    private static long seconds(ConditionClause clause) {
        return Instant.parse(clause.values().getFirst()).getEpochSecond();
    }
}
