package io.chancery.language.validation;

/** Policy variables: <code>${key}</code>, <code>${key, 'default'}</code> and the escapes. */
final class VariableChecks {

    private final boolean supported;
    private final Report report;

    VariableChecks(Ground ground) {
        this.supported = ground.hasVariables();
        this.report = ground.report();
    }

    /** For places where no variable may stand: whether there is one. */
    boolean refuses(Spot spot, String text) {
        boolean found = text.contains("${");
        if (found) {
            report.add(
                    IssueCode.VARIABLE_UNSUPPORTED_IN_ELEMENT,
                    spot,
                    "Policy variables may stand in resources and in values of conditions only.");
        }
        return found;
    }

    void check(Spot spot, String text) {
        int start = text.indexOf("${");
        if (start >= 0 && !supported) {
            report.add(
                    IssueCode.VARIABLE_UNSUPPORTED_IN_VERSION,
                    spot,
                    "Policy variables are plain text except in the version 2012-10-17.");
            return;
        }
        while (start >= 0) {
            int end = text.indexOf('}', start);
            if (end < 0) {
                report.add(
                        IssueCode.MISSING_BRACE_IN_VARIABLE,
                        spot,
                        "The policy variable in \"%s\" is not closed.",
                        text);
                return;
            }
            variable(spot, text.substring(start + 2, end));
            start = text.indexOf("${", end);
        }
    }

    private void variable(Spot spot, String inside) {
        if (inside.isBlank()) {
            report.add(IssueCode.EMPTY_VARIABLE, spot, "The policy variable ${%s} names no key.", inside);
            return;
        }
        int comma = inside.indexOf(',');
        String key = comma < 0 ? inside : inside.substring(0, comma);
        if (key.indexOf(' ') >= 0) {
            report.add(
                    IssueCode.UNSUPPORTED_SPACE_IN_VARIABLE,
                    spot,
                    "There is a space in the policy variable ${%s}.",
                    inside);
        }
        String otherwise = comma < 0 ? "''" : inside.substring(comma + 1).strip();
        if (otherwise.length() < 2 || !otherwise.startsWith("'") || !otherwise.endsWith("'")) {
            report.add(
                    IssueCode.MISSING_QUOTE_IN_VARIABLE,
                    spot,
                    "The default of the policy variable ${%s} stands in single quotes.",
                    inside);
        }
    }
}
