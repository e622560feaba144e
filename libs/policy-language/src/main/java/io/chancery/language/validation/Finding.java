package io.chancery.language.validation;

/**
 * One thing to say about a document.
 *
 * @param message a sentence or two, for whoever wrote the policy
 */
public record Finding(IssueCode code, String message, Location location) {

    /**
     * Where in the document.
     *
     * @param path such as {@code Statement[0].Action[2]}; empty for the document itself
     * @param line from 1
     * @param column from 1
     */
    public record Location(String path, int line, int column) {}

    public FindingType type() {
        return code.type();
    }
}
