package io.chancery.language.validation;

import io.chancery.language.Arn;
import io.chancery.language.PrincipalNames;
import java.util.Optional;
import java.util.Set;

/** Principal and NotPrincipal elements. */
final class PrincipalChecks {

    private static final Set<String> TYPES = Set.of("AWS", "Service", "Federated", "CanonicalUser");

    private final Report report;

    PrincipalChecks(Report report) {
        this.report = report;
    }

    void check(Spot element) {
        if (element.text().filter("*"::equals).isPresent()) {
            return;
        }
        if (!element.isObject()) {
            report.add(
                    IssueCode.INVALID_PRINCIPAL_FORMAT,
                    element,
                    "A principal is \"*\" or an object such as {\"AWS\": …}.");
            return;
        }
        if (element.isEmptyObject()) {
            report.add(IssueCode.EMPTY_OBJECT_PRINCIPAL, element, "The element names nobody.");
        }
        element.members().forEach(type -> names(type.getKey(), type.getValue()));
    }

    private void names(String type, Spot names) {
        if (!TYPES.contains(type)) {
            report.add(
                    IssueCode.INVALID_PRINCIPAL_KEY,
                    names,
                    "There is no type of principal \"%s\"; there are AWS, Service, Federated and CanonicalUser.",
                    type);
            return;
        }
        if (names.isEmptyArray()) {
            report.add(IssueCode.EMPTY_ARRAY_PRINCIPAL, names, "The list names nobody.");
        }
        for (Spot name : names.items()) {
            Optional<String> text = name.text();
            if (text.isEmpty()) {
                report.add(IssueCode.DATA_TYPE_MISMATCH, name, "A principal's name is a string.");
            } else if (!text.get().equals("*")
                    && (text.get().indexOf('*') >= 0 || text.get().indexOf('?') >= 0)) {
                report.add(
                        IssueCode.UNSUPPORTED_WILDCARD_IN_PRINCIPAL,
                        name,
                        "The principal \"%s\" holds a wildcard; only a \"*\" by itself is one here.",
                        text.get());
            } else if (type.equals("AWS") && !isAwsPrincipal(text.get())) {
                report.add(
                        IssueCode.INVALID_PRINCIPAL_FORMAT,
                        name,
                        "\"%s\" is no account, no ARN of a principal and no unique id.",
                        text.get());
            }
        }
    }

    private static boolean isAwsPrincipal(String name) {
        return name.equals("*")
                || PrincipalNames.isUniqueId(name)
                || PrincipalNames.account(name).isPresent()
                || PrincipalNames.isUserOrRoleArn(name)
                || Arn.parse(name)
                        .filter(arn -> arn.service().equals("sts") && PrincipalNames.isAccountId(arn.account()))
                        .isPresent();
    }
}
