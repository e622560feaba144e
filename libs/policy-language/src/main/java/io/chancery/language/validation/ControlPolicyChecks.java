package io.chancery.language.validation;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What holds of resource control policies only ("RCP syntax", Organizations User Guide). */
final class ControlPolicyChecks {

    private static final String BY_SERVICE = "aws:principalisawsservice";
    private static final List<String> OF_PRINCIPALS =
            List.of("aws:principalorgid", "aws:principalorgpaths", "aws:principalaccount", "aws:principalarn");
    private static final Set<String> OF_SERVICES =
            Set.of("aws:sourceorgid", "aws:sourceorgpaths", "aws:sourceaccount", "aws:sourcearn");

    private final Report report;

    ControlPolicyChecks(Report report) {
        this.report = report;
    }

    void resourceControl(StatementView statement) {
        principal(statement);
        statement
                .element("NotAction")
                .ifPresent(spot -> report.add(
                        IssueCode.RCP_SYNTAX_ERROR_NOTACTION,
                        spot,
                        "A resource control policy takes no NotAction. Use Action."));
        boolean full = statement.element("Condition").isEmpty()
                && statement.texts("Action").equals(List.of("*"))
                && statement.texts("Resource").equals(List.of("*"));
        if (statement.allows() && !full) {
            report.add(
                    IssueCode.RCP_SYNTAX_ERROR_ALLOW,
                    statement.spot(),
                    "A resource control policy only takes away. With Allow it is about everybody, all actions and all resources,"
                            + " without a condition.");
        }
        if (statement.denies() && !statement.asksFor(BY_SERVICE)) {
            relatedKeys(statement);
        }
    }

    private void principal(StatementView statement) {
        Optional<Spot> not = statement.element("NotPrincipal");
        Optional<Spot> other = statement
                .element("Principal")
                .filter(spot -> spot.text().filter("*"::equals).isEmpty())
                .filter(spot -> spot.members().size() != 1
                        || spot.member("AWS")
                                .filter(names -> names.texts().equals(List.of("*")))
                                .isEmpty());
        not.or(() -> other)
                .ifPresent(spot -> report.add(
                        IssueCode.RCP_SYNTAX_ERROR_PRINCIPAL,
                        spot,
                        "A resource control policy is about everybody: \"Principal\": \"*\"."));
    }

    private void relatedKeys(StatementView statement) {
        for (StatementView.Clause clause : statement.clauses()) {
            if (OF_PRINCIPALS.contains(clause.key())) {
                report.add(
                        IssueCode.RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY,
                        clause.values(),
                        "Services have no \"%s\", so the statement may deny what they do for you. Add \"BoolIfExists\":"
                                + " {\"aws:PrincipalIsAWSService\": \"false\"}.",
                        clause.keyAsWritten());
            } else if (OF_SERVICES.contains(clause.key())) {
                report.add(
                        IssueCode.RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY,
                        clause.values(),
                        "Only services have \"%s\", so the statement may deny what your principals do. Add \"BoolIfExists\":"
                                + " {\"aws:PrincipalIsAWSService\": \"true\"}.",
                        clause.keyAsWritten());
            }
        }
    }
}
