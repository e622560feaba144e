package io.chancery.language.validation;

import io.chancery.language.PolicyKind;
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
    private final Ground ground;
    private final Report report;
    private final ActionChecks actions;
    private final ArnChecks resources;
    private final ConditionChecks conditions;
    private final RedundancyChecks redundancy;
    private final BroadGrantChecks broadGrants;

    StatementChecks(Ground ground) {
        this.kind = ground.kind();
        this.ground = ground;
        this.report = ground.report();
        this.actions = new ActionChecks(ground);
        this.resources = new ArnChecks(ground);
        this.conditions = new ConditionChecks(ground);
        this.redundancy = new RedundancyChecks(ground.report());
        this.broadGrants = new BroadGrantChecks(ground.report());
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
        Optional<Spot> about = either(statement, "Action");
        if (about.isEmpty()) {
            report.add(IssueCode.MISSING_ACTION, statement, "Add Action or NotAction to the statement.");
        }
        about.ifPresent(actions::check);
        Optional<Spot> on = either(statement, "Resource");
        boolean needsResource = kind != PolicyKind.TRUST && kind != PolicyKind.RESOURCE;
        if (on.isEmpty() && needsResource) {
            report.add(IssueCode.MISSING_RESOURCE, statement, "Add Resource or NotResource to the statement.");
        }
        on.filter(element -> kind != PolicyKind.TRUST).ifPresent(resources::check);
        statement.member("Action").ifPresent(redundancy::actions);
        statement.member("Resource").ifPresent(redundancy::resources);
        statement.member("Condition").ifPresent(conditions::check);
        together(new StatementView(statement));
    }

    /** What several elements mean together. */
    private void together(StatementView statement) {
        // Control policies grant nothing.
        if (kind != PolicyKind.SERVICE_CONTROL && kind != PolicyKind.RESOURCE_CONTROL) {
            broadGrants.check(statement);
        }
        new ConditionHabits(report).check(statement);
        new BreadthChecks(ground).check(statement);
        switch (kind) {
            case TRUST -> new TrustChecks(report).check(statement);
            case RESOURCE -> new ServicePrincipalChecks(report).check(statement);
            case RESOURCE_CONTROL -> new ControlPolicyChecks(report).resourceControl(statement);
            case IDENTITY, SESSION, SERVICE_CONTROL -> {}
        }
        new ServiceChecks(ground).check(statement);
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
                    kind == PolicyKind.SERVICE_CONTROL
                            ? IssueCode.SCP_SYNTAX_ERROR_PRINCIPAL
                            : IssueCode.UNSUPPORTED_PRINCIPAL,
                    element,
                    "A policy of this kind is attached to whom it is about, so it names no principal."));
            return;
        }
        if (principal.isEmpty()) {
            report.add(IssueCode.MISSING_PRINCIPAL, statement, "Add a Principal to the statement.");
            return;
        }
        new PrincipalChecks(ground).check(principal.get());
        if (new StatementView(statement).allows()
                && statement.member("NotPrincipal").isPresent()) {
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
}
