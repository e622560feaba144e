package io.chancery.language.validation;

import io.chancery.language.JsonValue;
import io.chancery.language.JsonValue.JsonArray;
import io.chancery.language.JsonValue.JsonNull;
import io.chancery.language.JsonValue.JsonObject;
import io.chancery.language.JsonValue.JsonScalar;
import io.chancery.language.JsonValue.JsonString;
import io.chancery.language.analysis.PatternCover;
import io.chancery.language.match.Ascii;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What could be left out with no change. */
final class RedundancyChecks {

    /** Every pattern is compared with every other. */
    private static final int MOST_PATTERNS = 60;

    private final Report report;
    private final PatternCover patterns = new PatternCover();

    RedundancyChecks(Report report) {
        this.report = report;
    }

    void actions(Spot element) {
        covered(element, IssueCode.REDUNDANT_ACTION, Ascii::lowerCase);
    }

    void resources(Spot element) {
        covered(element, IssueCode.REDUNDANT_RESOURCE, UnaryOperator.identity());
    }

    private void covered(Spot element, IssueCode code, UnaryOperator<String> normal) {
        List<Spot> items = element.items();
        if (items.size() > MOST_PATTERNS) {
            return;
        }
        for (int i = 0; i < items.size(); i++) {
            Optional<String> narrow = items.get(i).text();
            for (int j = 0; narrow.isPresent() && j < items.size(); j++) {
                Optional<String> wide = items.get(j).text();
                // Of two equal ones the later is too many.
                if (j != i && wide.isPresent() && covers(normal.apply(wide.get()), normal.apply(narrow.get()), j < i)) {
                    report.add(
                            code,
                            items.get(i),
                            "\"%s\" is covered by \"%s\" in the same list.",
                            narrow.get(),
                            wide.get());
                    break;
                }
            }
        }
    }

    private boolean covers(String wide, String narrow, boolean equalCounts) {
        if ((wide + narrow).contains("${")) {
            return equalCounts && wide.equals(narrow);
        }
        return patterns.covers(wide, narrow) && (equalCounts || !patterns.covers(narrow, wide));
    }

    /** Statements that say the same, whatever they are called. */
    void statements(List<Spot> statements) {
        Map<String, Spot> seen = new HashMap<>();
        for (Spot statement : statements) {
            Spot before = statement.isObject() ? seen.putIfAbsent(said(statement), statement) : null;
            if (before != null) {
                report.add(
                        IssueCode.REDUNDANT_STATEMENT,
                        statement,
                        "The statement says the same as %s.",
                        Finding.Step.text(before.path()));
            }
        }
    }

    private static String said(Spot statement) {
        return statement.members().stream()
                .filter(member -> !member.getKey().equals("Sid"))
                .map(member ->
                        member.getKey() + "=" + canonical(member.getValue().value()))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    /** The same text for what differs in order only, or in a list of one for its item. */
    private static String canonical(JsonValue value) {
        return switch (value) {
            case JsonString(String text, JsonValue.Place place) -> quoted(text);
            case JsonScalar(String text, JsonValue.Place place) -> quoted(text);
            case JsonNull nothing -> "null";
            case JsonArray(List<JsonValue> items, JsonValue.Place place) ->
                items.size() == 1
                        ? canonical(items.getFirst())
                        : items.stream()
                                .map(RedundancyChecks::canonical)
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining(",", "[", "]"));
            case JsonObject(Map<String, JsonValue> members, JsonValue.Place place, JsonValue.Place end) ->
                members.entrySet().stream()
                        .map(member -> quoted(member.getKey()) + ":" + canonical(member.getValue()))
                        .sorted()
                        .collect(Collectors.joining(",", "{", "}"));
        };
    }

    /** With its length, so that no text can pass for another's structure. */
    private static String quoted(String text) {
        return text.length() + ":" + text;
    }
}
