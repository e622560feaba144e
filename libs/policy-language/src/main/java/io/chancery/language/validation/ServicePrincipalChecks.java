package io.chancery.language.validation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Resource policies that let services in: on whose behalf? ("The confused deputy problem", IAM User Guide) */
final class ServicePrincipalChecks {

    private static final Set<String> SOURCES =
            Set.of("aws:sourcearn", "aws:sourceaccount", "aws:sourceorgid", "aws:sourceorgpaths");
    private static final String REFERER = "aws:referer";
    /** Keys that a service does not have, since it is in no account. */
    private static final List<String> OF_PRINCIPALS_IN_ACCOUNTS = List.of(
            "aws:principalorgid",
            "aws:principalorgpaths",
            "aws:principalaccount",
            "aws:principalarn",
            "aws:principaltag/",
            "aws:username");

    private final Report report;

    ServicePrincipalChecks(Report report) {
        this.report = report;
    }

    void check(StatementView statement) {
        Optional<Spot> principal = statement.element("Principal");
        if (!statement.allows() || principal.isEmpty()) {
            return;
        }
        List<Map.Entry<String, Spot>> types = principal.get().members();
        Optional<Spot> services = types.stream()
                .filter(type -> type.getKey().equals("Service"))
                .map(Map.Entry::getValue)
                .findFirst();
        if (services.isEmpty()) {
            return;
        }
        source(statement, services.get());
        if (types.size() == 1) {
            statement.clauses().stream()
                    .filter(clause -> clause.needsKey()
                            && OF_PRINCIPALS_IN_ACCOUNTS.stream().anyMatch(clause.key()::startsWith))
                    .forEach(clause -> report.add(
                            IssueCode.UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL,
                            clause.values(),
                            "A service has no \"%s\", so the condition is never met.",
                            clause.keyAsWritten()));
        }
    }

    private void source(StatementView statement, Spot services) {
        List<StatementView.Clause> clauses = statement.clauses();
        if (clauses.stream().anyMatch(clause -> SOURCES.contains(clause.key()))) {
            return;
        }
        Optional<StatementView.Clause> referer =
                clauses.stream().filter(clause -> clause.key().equals(REFERER)).findFirst();
        if (referer.isPresent()) {
            report.add(
                    IssueCode.RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL,
                    referer.get().values(),
                    "Ask for whom the service acts with aws:SourceArn, aws:SourceAccount, aws:SourceOrgID or aws:SourceOrgPaths"
                            + " instead of \"%s\".",
                    referer.get().keyAsWritten());
        } else {
            report.add(
                    IssueCode.RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL,
                    services,
                    "The service may act for anybody. Ask for whom with aws:SourceArn, aws:SourceAccount, aws:SourceOrgID or"
                            + " aws:SourceOrgPaths.");
        }
    }
}
