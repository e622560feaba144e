package io.chancery.language.validation;

import io.chancery.language.JsonValue.Place;
import io.chancery.language.validation.Finding.Location;
import io.chancery.language.validation.Finding.Position;
import io.chancery.language.validation.Finding.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes findings down. There is a limit to them, since some multiply: each name of a list with each action of another.
 */
final class Report {

    private static final int MOST_FINDINGS = 5_000;
    private static final int MOST_CHARACTERS = 4_000_000;

    private final String document;
    private final List<Finding> findings = new ArrayList<>();
    private int characters;

    Report(String document) {
        this.document = document;
    }

    void add(IssueCode code, Spot spot, String message, Object... arguments) {
        if (!isFull()) {
            add(code, spot.path(), spot.value().place(), message.formatted(arguments));
        }
    }

    void add(IssueCode code, List<Step> path, Place place, String message) {
        if (isFull()) {
            return;
        }
        characters += message.length();
        Position start = new Position(place.line(), place.column(), place.offset());
        findings.add(new Finding(code, message, new Location(path, start, end(start, place.endOffset()))));
    }

    /** Counts lines as JSON parsers do: a carriage return with its line feed is one end of a line. */
    private Position end(Position start, int offset) {
        int line = start.line();
        int column = start.column();
        for (int at = start.offset(); at < Math.min(offset, document.length()); at++) {
            char c = document.charAt(at);
            boolean first = c == '\r' && at + 1 < document.length() && document.charAt(at + 1) == '\n';
            if (c == '\n' || c == '\r' && !first) {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
        return new Position(line, column, offset);
    }

    /** Whether no more is taken down. */
    boolean isFull() {
        return findings.size() >= MOST_FINDINGS || characters >= MOST_CHARACTERS;
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }
}
