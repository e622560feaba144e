package io.chancery.language.validation;

import io.chancery.language.PolicyKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The elements of one statement, and what some of them mean together. */
final class StatementChecks {

    private static final Set<String> ELEMENTS = Set.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");

    private final PolicyKind kind;
    private final Report report;
    private final PatternChecks patterns;
    private final ConditionChecks conditions;
    private final PassRoleChecks passRole;
    private final RedundancyChecks redundancy;

    /** @param variables whether the document's version has policy variables */
    StatementChecks(PolicyKind kind, boolean variables, Report report) {
        this.kind = kind;
        this.report = report;
        this.patterns = new PatternChecks(variables, report);
        this.conditions = new ConditionChecks(variables, report);
        this.passRole = new PassRoleChecks(report);
        this.redundancy = new RedundancyChecks(report);
    }

    void check(Spot statement) {
        statement.members().stream()
                .filter(member -> !ELEMENTS.contains(member.getKey()))
                .forEach(member -> report.add(
                        IssueCode.INVALID_POLICY_ELEMENT,
                        member.getValue(),
                        "A statement has no element \"%s\".",
                        member.getKey()));
        effect(statement);
        principals(statement);
        Optional<Spot> actions = either(statement, "Action");
        if (actions.isEmpty()) {
            report.add(IssueCode.MISSING_ACTION, statement, "Add Action or NotAction to the statement.");
        }
        actions.ifPresent(patterns::actions);
        Optional<Spot> resources = either(statement, "Resource");
        boolean needsResource = kind != PolicyKind.TRUST && kind != PolicyKind.RESOURCE;
        if (resources.isEmpty() && needsResource) {
            report.add(IssueCode.MISSING_RESOURCE, statement, "Add Resource or NotResource to the statement.");
        }
        resources.ifPresent(patterns::resources);
        statement.member("Action").ifPresent(redundancy::actions);
        statement.member("Resource").ifPresent(redundancy::resources);
        statement.member("Condition").ifPresent(conditions::check);
        passRole.check(statement);
    }

    private void effect(Spot statement) {
        Optional<Spot> effect = statement.member("Effect");
        if (effect.isEmpty()) {
            report.add(IssueCode.MISSING_EFFECT, statement, "Add an Effect, Allow or Deny, to the statement.");
            return;
        }
        Optional<String> text = effect.get().text();
        if (text.isEmpty()) {
            report.add(IssueCode.DATA_TYPE_MISMATCH, effect.get(), "Effect is a string.");
        } else if (!text.get().equals("Allow") && !text.get().equals("Deny")) {
            report.add(
                    IssueCode.INVALID_EFFECT,
                    effect.get(),
                    "The effect \"%s\" does not exist. Use Allow or Deny.",
                    text.get());
        }
    }

    private void principals(Spot statement) {
        Optional<Spot> principal = either(statement, "Principal");
        boolean names = switch (kind) {
            case IDENTITY, SESSION, SERVICE_CONTROL -> false;
            case TRUST, RESOURCE, RESOURCE_CONTROL -> true;
        };
        if (!names) {
            principal.ifPresent(element -> report.add(
                    IssueCode.UNSUPPORTED_PRINCIPAL,
                    element,
                    "A policy of this kind is attached to whom it is about, so it names no principal."));
            return;
        }
        if (principal.isEmpty()) {
            report.add(IssueCode.MISSING_PRINCIPAL, statement, "Add a Principal to the statement.");
            return;
        }
        new PrincipalChecks(report).check(principal.get());
        boolean allows = statement
                .member("Effect")
                .flatMap(Spot::text)
                .filter("Allow"::equals)
                .isPresent();
        if (allows && statement.member("NotPrincipal").isPresent()) {
            report.add(
                    IssueCode.ALLOW_WITH_NOT_PRINCIPAL,
                    principal.get(),
                    "Allow with NotPrincipal allows everybody else, anonymous callers too. Name who may with Principal.");
        }
    }

    /** The element or its Not… form. */
    private Optional<Spot> either(Spot statement, String name) {
        Optional<Spot> plain = statement.member(name);
        Optional<Spot> negated = statement.member("Not" + name);
        if (plain.isPresent() && negated.isPresent()) {
            report.add(
                    IssueCode.UNSUPPORTED_ELEMENT_COMBINATION,
                    negated.get(),
                    "%s and Not%s exclude each other in one statement.",
                    name,
                    name);
        }
        return plain.or(() -> negated);
    }

    static List<String> texts(Optional<Spot> element) {
        return element.map(Spot::items).orElse(List.of()).stream()
                .flatMap(item -> item.text().stream())
                .toList();
    }
}
