package io.chancery.language.validation;

import io.chancery.language.Arn;
import io.chancery.language.PolicyKind;
import io.chancery.language.PrincipalNames;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The names in Principal and NotPrincipal elements. */
final class PrincipalChecks {

    private static final Set<String> TYPES = Set.of("AWS", "Service", "Federated", "CanonicalUser");
    private static final String ROLE_ID = "AROA";
    /** The suite issues credentials to services of such names. */
    private static final Pattern DOMAIN =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+");

    private static final int LONGEST_DOMAIN = 253;

    private static final Pattern PROVIDER = Pattern.compile("(saml|oidc)-provider/.+");

    private final PolicyKind kind;
    private final Report report;

    PrincipalChecks(Ground ground) {
        this.kind = ground.kind();
        this.report = ground.report();
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
        if (type.equals("Federated") && kind == PolicyKind.RESOURCE) {
            report.add(
                    IssueCode.FEDERATED_PRINCIPAL_NOT_SUPPORTED,
                    names,
                    "Identity providers stand in trust policies of roles only. Name the role that they assume.");
        }
        for (Spot name : names.items()) {
            Optional<String> text = name.text();
            if (text.isEmpty()) {
                report.add(IssueCode.DATA_TYPE_MISMATCH, name, "A principal's name is a string.");
            } else if (!text.get().equals("*") || isNeverEverybody(type)) {
                name(type, name, text.get());
            }
        }
    }

    /** Trust policies have a finding of their own. */
    private boolean isNeverEverybody(String type) {
        return kind != PolicyKind.TRUST && (type.equals("Service") || type.equals("CanonicalUser"));
    }

    private void name(String type, Spot spot, String name) {
        if (name.indexOf('*') >= 0 || name.indexOf('?') >= 0) {
            report.add(
                    IssueCode.UNSUPPORTED_WILDCARD_IN_PRINCIPAL,
                    spot,
                    "The principal \"%s\" holds a wildcard; only a \"*\" by itself under \"AWS\" is one.",
                    name);
            return;
        }
        switch (type) {
            case "AWS" -> aws(spot, name);
            case "Service" -> {
                if (!isDomain(name)) {
                    report.add(
                            IssueCode.INVALID_SERVICE_PRINCIPAL_FORMAT,
                            spot,
                            "\"%s\" is no service: write it as service-name.amazonaws.com, in lower case.",
                            name);
                }
            }
            case "Federated" -> {
                if (kind == PolicyKind.TRUST && !isProvider(name)) {
                    report.add(
                            IssueCode.INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY,
                            spot,
                            "\"%s\" is neither the ARN of an identity provider nor a domain.",
                            name);
                }
            }
            default -> {}
        }
    }

    private void aws(Spot spot, String name) {
        if (PrincipalNames.isUniqueId(name)) {
            boolean role = name.startsWith(ROLE_ID);
            report.add(
                    role ? IssueCode.INVALID_ROLE_REFERENCE : IssueCode.INVALID_USER_REFERENCE,
                    spot,
                    "\"%s\" is the unique id of a %s, which nobody can tell by looking. Write its ARN.",
                    name,
                    role ? "role" : "user");
        } else if (!isAwsPrincipal(name)) {
            report.add(
                    IssueCode.INVALID_PRINCIPAL_FORMAT,
                    spot,
                    "\"%s\" is no account, no ARN of a principal and no unique id.",
                    name);
        }
    }

    private static boolean isDomain(String name) {
        return name.length() <= LONGEST_DOMAIN && DOMAIN.matcher(name).matches();
    }

    private static boolean isProvider(String name) {
        return isDomain(name)
                || Arn.parse(name)
                        .filter(arn -> arn.service().equals("iam")
                                && PrincipalNames.isAccountId(arn.account())
                                && PROVIDER.matcher(arn.resource()).matches())
                        .isPresent();
    }

    private static boolean isAwsPrincipal(String name) {
        return PrincipalNames.account(name).isPresent()
                || PrincipalNames.isUserOrRoleArn(name)
                || PrincipalNames.arn(name)
                        .filter(arn -> arn.service().equals("sts"))
                        .isPresent();
    }
}
