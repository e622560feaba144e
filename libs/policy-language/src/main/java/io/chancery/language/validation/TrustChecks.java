package io.chancery.language.validation;

import io.chancery.language.Arn;
import io.chancery.language.ConditionOperator.Base;
import io.chancery.language.match.Ascii;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What holds of the trust policies of roles only: who may assume the role, and how ("IAM roles", IAM User Guide). */
final class TrustChecks {

    private static final String GITHUB = "token.actions.githubusercontent.com";
    private static final String ROLES_ANYWHERE = "rolesanywhere.amazonaws.com";
    private static final List<String> ANYWHERE_ACTIONS =
            List.of("sts:assumerole", "sts:setsourceidentity", "sts:tagsession");
    private static final String WITH_SAML = "sts:assumerolewithsaml";
    private static final String WITH_WEB_IDENTITY = "sts:assumerolewithwebidentity";

    private final Report report;

    TrustChecks(Report report) {
        this.report = report;
    }

    /** One name of the Principal element. */
    private record Named(String type, String name, Spot spot) {

        boolean isSaml() {
            return type.equals("Federated") && name.contains(":saml-provider/");
        }

        boolean isOpenId() {
            return type.equals("Federated") && !isSaml();
        }

        /** The prefix of the condition keys for its claims. */
        String provider() {
            String marker = ":oidc-provider/";
            int at = name.indexOf(marker);
            return at < 0 ? name : name.substring(at + marker.length());
        }
    }

    void check(StatementView statement) {
        for (String element : List.of("Resource", "NotResource")) {
            statement
                    .element(element)
                    .ifPresent(spot -> report.add(
                            IssueCode.ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE,
                            spot,
                            "A trust policy is about the role that it is attached to. Remove %s.",
                            element));
        }
        statement
                .element("NotPrincipal")
                .ifPresent(spot -> report.add(
                        IssueCode.ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL,
                        spot,
                        "A trust policy takes no NotPrincipal. Name who may with Principal."));
        Optional<Spot> principal = statement.element("Principal");
        if (principal.isEmpty()) {
            return;
        }
        List<Named> named = named(principal.get());
        everyone(principal.get(), named);
        if (statement.allows()) {
            named.forEach(one -> actions(statement, one));
            named.stream().filter(Named::isOpenId).forEach(one -> claims(statement, one));
        }
        redundant(named);
    }

    private static List<Named> named(Spot principal) {
        List<Named> named = new ArrayList<>();
        for (Map.Entry<String, Spot> type : principal.members()) {
            for (Spot item : type.getValue().items()) {
                item.text().ifPresent(name -> named.add(new Named(type.getKey(), name, item)));
            }
        }
        return named;
    }

    private void everyone(Spot principal, List<Named> named) {
        boolean whole = principal.text().filter("*"::equals).isPresent();
        Optional<Spot> inside = named.stream()
                .filter(one -> one.name().equals("*") && !one.type().equals("AWS"))
                .map(Named::spot)
                .findFirst();
        (whole ? Optional.of(principal) : inside)
                .ifPresent(spot -> report.add(
                        IssueCode.ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL,
                        spot,
                        "A trust policy takes \"*\" under \"AWS\" only. Name who may assume the role."));
    }

    private void actions(StatementView statement, Named one) {
        if (one.name().equals("*")) {
            return;
        }
        for (String action : statement.texts("Action")) {
            if (report.isFull()) {
                return;
            }
            boolean fits = switch (Ascii.lowerCase(action)) {
                case WITH_SAML -> one.isSaml();
                case WITH_WEB_IDENTITY -> one.isOpenId();
                case "sts:assumerole" -> !one.type().equals("Federated");
                default -> true;
            };
            if (!fits) {
                report.add(
                        IssueCode.MISMATCHED_ACTION_FOR_PRINCIPAL,
                        one.spot(),
                        "\"%s\" cannot do %s. A SAML provider goes with sts:AssumeRoleWithSAML, an OpenID Connect provider with"
                                + " sts:AssumeRoleWithWebIdentity, others with sts:AssumeRole.",
                        one.name(),
                        action);
            }
        }
        boolean anywhere = one.type().equals("Service") && one.name().equals(ROLES_ANYWHERE);
        if (anywhere && !ANYWHERE_ACTIONS.stream().allMatch(statement::acts)) {
            report.add(
                    IssueCode.MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY,
                    one.spot(),
                    "IAM Roles Anywhere needs sts:AssumeRole, sts:SetSourceIdentity and sts:TagSession.");
        }
    }

    private void claims(StatementView statement, Named one) {
        if (!statement.acts(WITH_WEB_IDENTITY)) {
            return;
        }
        String provider = Ascii.lowerCase(one.provider());
        List<StatementView.Clause> claims = statement.clauses().stream()
                .filter(clause -> clause.key().startsWith(provider + ":"))
                .toList();
        List<StatementView.Clause> subjects = claims.stream()
                .filter(clause -> clause.key().equals(provider + ":sub"))
                .toList();
        if (provider.equals(GITHUB) && subjects.isEmpty()) {
            report.add(
                    IssueCode.MISSING_GITHUB_REPO_CONDITION_KEY,
                    one.spot(),
                    "Anybody's workflow at GitHub may assume the role. Name the repository with the condition key %s:sub.",
                    provider);
        } else if (claims.isEmpty()) {
            report.add(
                    IssueCode.MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL,
                    one.spot(),
                    "Whoever has a token of %s may assume the role. Ask for its claims with condition keys such as %s:aud.",
                    one.provider(),
                    one.provider());
        }
        if (provider.equals(GITHUB)) {
            subjects.stream()
                    .filter(clause -> clause.is(Base.STRING_LIKE))
                    .flatMap(clause -> clause.values().items().stream())
                    .filter(value -> value.text()
                            .filter(text -> !Patterns.isLiteral(text))
                            .isPresent())
                    .forEach(value -> report.add(
                            IssueCode.SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED,
                            value,
                            "The wildcard may stand for more repositories and branches than you meant. Name them."));
        }
    }

    /** A session's role covers it. */
    private void redundant(List<Named> named) {
        for (Named one : named) {
            Arn.parse(one.name())
                    .filter(arn -> arn.service().equals("sts"))
                    .map(arn -> arn.resource().split("/", -1))
                    .filter(parts -> parts.length == 3 && parts[0].equals("assumed-role"))
                    .flatMap(parts -> named.stream()
                            .filter(other -> isRole(other.name(), one.name(), parts[1]))
                            .findFirst())
                    .ifPresent(role -> report.add(
                            IssueCode.REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY,
                            one.spot(),
                            "The session is covered by its role, \"%s\".",
                            role.name()));
        }
    }

    private static boolean isRole(String name, String session, String role) {
        Optional<String> account = Arn.parse(session).map(Arn::account);
        return Arn.parse(name)
                .filter(arn -> arn.service().equals("iam")
                        && Optional.of(arn.account()).equals(account)
                        && arn.resource().startsWith("role/")
                        && arn.resource().endsWith("/" + role))
                .isPresent();
    }
}
