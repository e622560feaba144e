package io.chancery.language.validation;

import io.chancery.language.match.Ascii;
import io.chancery.language.reference.Service;
import java.util.Optional;

/** The texts of Action and NotAction elements, against the services that there are. */
final class ActionChecks {

    private final Ground ground;
    private final Report report;
    private final VariableChecks variables;

    ActionChecks(Ground ground) {
        this.ground = ground;
        this.report = ground.report();
        this.variables = new VariableChecks(ground);
    }

    void check(Spot element) {
        if (element.isEmptyArray()) {
            report.add(
                    IssueCode.EMPTY_ARRAY_ACTION, element, "The list is empty, so the statement is about no action.");
        }
        for (Spot item : element.items()) {
            Optional<String> text = item.text();
            if (text.isEmpty()) {
                report.add(IssueCode.DATA_TYPE_MISMATCH, item, "An action is a string.");
            } else if (!variables.refuses(item, text.get()) && !text.get().equals("*")) {
                action(item, text.get());
            }
        }
    }

    private void action(Spot item, String action) {
        int colon = action.indexOf(':');
        if (colon < 1 || colon == action.length() - 1 || action.indexOf(':', colon + 1) >= 0) {
            report.add(
                    IssueCode.INVALID_SERVICE_IN_ACTION,
                    item,
                    "The action \"%s\" has not the form service:action.",
                    action);
            return;
        }
        String prefix = action.substring(0, colon);
        String name = action.substring(colon + 1);
        if (!Patterns.isLiteral(prefix)) {
            report.add(
                    IssueCode.WILDCARD_IN_SERVICE_NAME,
                    item,
                    "The wildcard in \"%s\" may stand for services that you did not think of. Name the service.",
                    prefix);
            return;
        }
        if (!ground.catalogue().exists(prefix)) {
            report.add(
                    IssueCode.INVALID_SERVICE_IN_ACTION,
                    item,
                    "There is no service \"%s\".%s",
                    prefix,
                    Similar.question(Ascii.lowerCase(prefix), ground.catalogue().prefixes(), ""));
            return;
        }
        ground.service(Ascii.lowerCase(prefix)).ifPresent(service -> named(item, service, name));
    }

    private void named(Spot item, Service service, String name) {
        if (!Patterns.isLiteral(name)) {
            if (service.actionsLike(name).isEmpty()) {
                report.add(
                        IssueCode.INVALID_ACTION,
                        item,
                        "The service %s has no action that \"%s\" matches.",
                        service.prefix(),
                        name);
            }
        } else if (service.action(name).isEmpty()) {
            report.add(
                    IssueCode.INVALID_ACTION,
                    item,
                    "The service %s has no action \"%s\".%s",
                    service.prefix(),
                    name,
                    Similar.question(
                            name,
                            service.actions().stream().map(Service.Action::name).toList(),
                            service.prefix() + ":"));
        }
    }
}
