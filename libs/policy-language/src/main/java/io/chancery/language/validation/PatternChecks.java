package io.chancery.language.validation;

import io.chancery.language.Arn;
import io.chancery.language.PrincipalNames;
import io.chancery.language.match.Ascii;
import java.util.Optional;
import java.util.Set;

/** The texts of Action and Resource elements. */
final class PatternChecks {

    private static final Set<String> PARTITIONS =
            Set.of("aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "aws-eusc");

    private final Report report;
    private final VariableChecks variables;

    PatternChecks(boolean variables, Report report) {
        this.report = report;
        this.variables = new VariableChecks(variables, report);
    }

    void actions(Spot element) {
        if (element.isEmptyArray()) {
            report.add(
                    IssueCode.EMPTY_ARRAY_ACTION, element, "The list is empty, so the statement is about no action.");
        }
        for (Spot item : element.items()) {
            Optional<String> text = item.text();
            if (text.isEmpty()) {
                report.add(IssueCode.DATA_TYPE_MISMATCH, item, "An action is a string.");
                continue;
            }
            String action = text.get();
            if (variables.refuses(item, action)) {
                continue;
            }
            int colon = action.indexOf(':');
            if (!action.equals("*")
                    && (colon < 1 || colon == action.length() - 1 || action.indexOf(':', colon + 1) >= 0)) {
                report.add(
                        IssueCode.INVALID_SERVICE_IN_ACTION,
                        item,
                        "The action \"%s\" has not the form service:action.",
                        action);
            }
        }
    }

    void resources(Spot element) {
        if (element.isEmptyArray()) {
            report.add(
                    IssueCode.EMPTY_ARRAY_RESOURCE,
                    element,
                    "The list is empty, so the statement is about no resource.");
        }
        for (Spot item : element.items()) {
            Optional<String> text = item.text();
            if (text.isEmpty()) {
                report.add(IssueCode.DATA_TYPE_MISMATCH, item, "A resource is a string.");
                continue;
            }
            variables.check(item, text.get());
            if (!text.get().equals("*")) {
                arn(item, text.get());
            }
        }
    }

    private void arn(Spot item, String text) {
        if (!text.startsWith("arn:")) {
            // A wildcard may stand for the prefix.
            if (text.indexOf('*') < 0 && text.indexOf('?') < 0) {
                report.add(IssueCode.INVALID_ARN_PREFIX, item, "The resource \"%s\" does not start with arn:.", text);
            }
            return;
        }
        Optional<Arn> parsed = Arn.parse(text);
        if (parsed.isEmpty()) {
            report.add(
                    IssueCode.MISSING_ARN_FIELD,
                    item,
                    "The ARN \"%s\" has fewer than six parts: arn:partition:service:region:account:resource.",
                    text);
            return;
        }
        Arn arn = parsed.get();
        if ((arn.partition() + arn.service() + arn.region() + arn.account()).contains("${")) {
            report.add(
                    IssueCode.VARIABLE_UNSUPPORTED_IN_ELEMENT,
                    item,
                    "Policy variables may stand only after the fifth colon of an ARN.");
            return;
        }
        if (isLiteral(arn.partition()) && !PARTITIONS.contains(arn.partition())) {
            report.add(IssueCode.INVALID_PARTITION, item, "The partition \"%s\" does not exist.", arn.partition());
        }
        if (!arn.service().equals(Ascii.lowerCase(arn.service()))) {
            report.add(
                    IssueCode.INVALID_ARN_SERVICE_CASE,
                    item,
                    "The service \"%s\" is written in lower case in an ARN.",
                    arn.service());
        }
        String account = arn.account();
        if (!account.isEmpty()
                && isLiteral(account)
                && !account.equals("aws")
                && !PrincipalNames.isAccountId(account)) {
            report.add(IssueCode.INVALID_ARN_ACCOUNT, item, "The account \"%s\" is not twelve digits.", account);
        }
    }

    private static boolean isLiteral(String part) {
        return part.indexOf('*') < 0 && part.indexOf('?') < 0 && !part.contains("${");
    }
}
