package io.chancery.language.validation;

import java.util.List;

/**
 * One thing to say about a document.
 *
 * @param message a sentence or two, for whoever wrote the policy
 */
public record Finding(IssueCode code, String message, Location location) {

    /**
     * Where in the document.
     *
     * @param path from the document down; empty for the document itself
     */
    public record Location(List<Step> path, Position start, Position end) {

        public Location {
            path = List.copyOf(path);
        }

        /** The path as one writes it, such as {@code Statement[0].Action[2]}. */
        public String text() {
            return Step.text(path);
        }
    }

    /** One step of the way down. */
    public sealed interface Step {

        /** Into the member of an object. */
        record Member(String name) implements Step {}

        /** Into the item of a list; from 0. */
        record Item(int index) implements Step {}

        static String text(List<Step> path) {
            StringBuilder text = new StringBuilder();
            for (Step step : path) {
                switch (step) {
                    case Member(String name) ->
                        text.append(text.isEmpty() ? "" : ".").append(name);
                    case Item(int index) -> text.append('[').append(index).append(']');
                }
            }
            return text.toString();
        }
    }

    /**
     * A place in the text.
     *
     * @param line from 1
     * @param column from 1, in UTF-16 units
     * @param offset from 0, in UTF-16 units
     */
    public record Position(int line, int column, int offset) {}

    public FindingType type() {
        return code.type();
    }
}
