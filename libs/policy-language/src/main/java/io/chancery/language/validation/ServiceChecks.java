package io.chancery.language.validation;

import io.chancery.language.Arn;
import io.chancery.language.match.Ascii;
import io.chancery.language.match.Glob;
import io.chancery.language.reference.GlobalKeys;
import io.chancery.language.reference.Service;
import io.chancery.language.reference.Service.Action;
import io.chancery.language.reference.Service.ResourceType;
import io.chancery.language.validation.StatementView.Clause;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whether the elements of a statement go together: actions with resources and with condition keys. */
final class ServiceChecks {

    private static final String RESOURCE_TAG = "aws:resourcetag/";

    private final Ground ground;
    private final Report report;
    private final ResourceForms forms;

    ServiceChecks(Ground ground) {
        this.ground = ground;
        this.report = ground.report();
        this.forms = ground.resourceForms();
    }

    /**
     * A pattern of the Action element.
     *
     * @param matched the actions that it matches, as far as they are known
     */
    private record Matched(Spot spot, Service service, boolean literal, List<Action> matched) {

        String name() {
            return service.prefix() + ":" + matched.getFirst().name();
        }
    }

    void check(StatementView statement) {
        List<Matched> actions = actions(statement);
        statement.element("Resource").ifPresent(element -> {
            List<String> resources = element.texts().stream().distinct().toList();
            Set<String> asked = new HashSet<>();
            actions.stream()
                    .filter(action -> action.literal() && asked.add(action.name()))
                    .forEach(action -> resources(action, resources));
        });
        for (Clause clause : statement.clauses()) {
            keys(actions, clause);
            tags(statement, actions, clause);
        }
        ground.attachedTo().ifPresent(kind -> attached(statement, kind));
    }

    private List<Matched> actions(StatementView statement) {
        List<Matched> actions = new ArrayList<>();
        for (Spot item : statement.element("Action").map(Spot::items).orElse(List.of())) {
            String text = item.text().orElse("");
            int colon = text.indexOf(':');
            if (colon < 1 || !Patterns.isLiteral(text.substring(0, colon))) {
                continue;
            }
            String name = text.substring(colon + 1);
            ground.service(Ascii.lowerCase(text.substring(0, colon)))
                    .map(service -> new Matched(item, service, Patterns.isLiteral(name), service.actionsLike(name)))
                    .filter(matched -> !matched.matched().isEmpty())
                    .ifPresent(actions::add);
        }
        return actions;
    }

    private void resources(Matched action, List<String> resources) {
        List<ResourceType> types = action.matched().getFirst().resources().stream()
                .map(Service.ActionResource::type)
                .toList();
        boolean any = resources.isEmpty()
                || resources.stream().anyMatch(text -> Glob.of(text).matches("*"));
        if (any || resources.stream().anyMatch(text -> forms.covers(text, types))) {
            return;
        }
        // What is no resource at all is another finding.
        boolean known = resources.stream()
                .allMatch(text -> Arn.parse(text)
                        .filter(arn -> !forms.like(arn, ground.resourceTypes(arn.service()))
                                .isEmpty())
                        .isPresent());
        if (known) {
            report.add(
                    IssueCode.UNSUPPORTED_RESOURCE_FOR_ACTION,
                    action.spot(),
                    types.isEmpty()
                            ? "%s is about no resource in particular, so the statement has no effect on it. Grant it on \"*\"."
                            : "%s is about resources of other kinds than the statement names, so the statement has no effect"
                                    + " on it.",
                    action.name());
        }
    }

    /** A key of a service, asked for where its own service does not have it. */
    private void keys(List<Matched> actions, Clause clause) {
        if (!clause.needsKey() || GlobalKeys.isGlobal(clause.key()) || report.isFull()) {
            return;
        }
        String prefix = clause.key().substring(0, Math.max(0, clause.key().indexOf(':')));
        List<String> without = actions.stream()
                .filter(action -> action.literal() && action.service().prefix().equals(prefix))
                .filter(action -> action.service().conditionKey(clause.key()).isPresent())
                .filter(action -> !action.matched().getFirst().has(clause.key()))
                .map(Matched::name)
                .distinct()
                .toList();
        if (!without.isEmpty()) {
            report.add(
                    IssueCode.UNSUPPORTED_ACTION_FOR_CONDITION_KEY,
                    clause.values(),
                    "These actions do not have the key \"%s\", so the condition is never met for them: %s.",
                    clause.keyAsWritten(),
                    String.join(", ", without));
        }
    }

    private void tags(StatementView statement, List<Matched> actions, Clause clause) {
        if (!clause.needsKey() || !clause.key().startsWith(RESOURCE_TAG)) {
            return;
        }
        if (statement.element("NotAction").isPresent()) {
            report.add(
                    statement.denies()
                            ? IssueCode.DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE
                            : IssueCode.ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE,
                    clause.values(),
                    "Some of the actions that NotAction leaves have no \"%s\", so the statement has no effect on them. Use"
                            + " Action.",
                    clause.keyAsWritten());
            return;
        }
        TreeSet<String> services = new TreeSet<>();
        actions.stream()
                .filter(action -> action.matched().stream().noneMatch(one -> one.has(clause.key())))
                .forEach(action -> services.add(action.service().prefix()));
        if (!services.isEmpty()) {
            report.add(
                    statement.denies()
                            ? IssueCode.DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE
                            : IssueCode.ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE,
                    clause.values(),
                    "Actions of these services have no \"%s\", so the statement has no effect on them: %s.",
                    clause.keyAsWritten(),
                    String.join(", ", services));
        }
    }

    /** A policy of a resource names the actions and resources of its kind. */
    private void attached(StatementView statement, ResourceKind kind) {
        for (Spot item : statement.element("Action").map(Spot::items).orElse(List.of())) {
            String text = Ascii.lowerCase(item.text().orElse("*"));
            int colon = text.indexOf(':');
            boolean foreign = colon > 0 && !Patterns.overlap(text.substring(0, colon), kind.service());
            if (foreign) {
                report.add(
                        IssueCode.UNSUPPORTED_ACTION_IN_POLICY,
                        item,
                        "The policy of an %s takes actions of %s only.",
                        kind.text(),
                        kind.service());
            }
        }
        Optional<Service> service = ground.service(kind.service());
        if (service.isEmpty() || kind.types().isEmpty()) {
            return;
        }
        List<ResourceType> types = service.get().resourceTypes().stream()
                .filter(type -> kind.types().contains(type.name()))
                .toList();
        for (Spot item : statement.element("Resource").map(Spot::items).orElse(List.of())) {
            String text = item.text().orElse("*");
            if (!forms.covers(text, types)) {
                report.add(
                        IssueCode.UNSUPPORTED_RESOURCE_ARN_IN_POLICY,
                        item,
                        "The policy of an %s is about such resources only.",
                        kind.text());
            }
        }
    }
}
