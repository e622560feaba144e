package io.chancery.language.analysis;

import io.chancery.language.PolicyDocument;
import io.chancery.language.PrincipalElement;
import io.chancery.language.Statement;
import io.chancery.language.analysis.ResourceCases.ResourceCase;
import io.chancery.language.analysis.StringClasses.StringClass;
import io.chancery.language.evaluate.Evaluation;
import io.chancery.language.match.Ascii;
import io.chancery.language.request.AccessRequest;
import io.chancery.language.request.RequestPrincipal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for a request that one policy allows and another does not. It goes through all requests by cases: first the actions
 * that the statements' patterns tell apart, for each of them the resources, the principals, and then the circumstances. The
 * cases are all there are, or more; so if none of them fits, there is no such request.
 */
final class AccessSearch {

    private static final String ACTION_FORM = "?*:?*";

    /** Proposals that the evaluator does not confirm, for one set of statements, before the next is looked at. */
    private static final int MAX_PROPOSALS = 256;

    /** Each answer is kept. */
    private static final int STEPS_TO_REMEMBER = 4;

    private final PolicyDocument updated;
    private final PolicyDocument existing;
    private final Alone alone;
    private final Budget budget;
    private final List<SidedStatement> statements = new ArrayList<>();
    private final ConditionSpace space;
    private final List<RequestPrincipal> principals;
    /** By statement; those that name the same have one map in common. */
    private final Map<SidedStatement, Map<RequestPrincipal, Boolean>> named = new IdentityHashMap<>();
    /** Sets of statements that have been looked at. */
    private final Set<List<SidedStatement>> seen = new HashSet<>();

    private Optional<AccessAnswer> open = Optional.empty();

    /** What a statement's naming somebody depends on. */
    private record Naming(boolean allows, Optional<PrincipalElement> element) {

        static Naming of(SidedStatement statement) {
            return new Naming(statement.allows(), statement.statement().principal());
        }
    }

    AccessSearch(PolicyDocument updated, PolicyDocument existing, Alone alone, Budget budget) {
        this.updated = updated;
        this.existing = existing;
        this.alone = alone;
        this.budget = budget;
        statements.addAll(SidedStatement.of(updated, true));
        statements.addAll(SidedStatement.of(existing, false));
        Map<Naming, Map<RequestPrincipal, Boolean>> alike = new HashMap<>();
        statements.forEach(statement ->
                named.put(statement, alike.computeIfAbsent(Naming.of(statement), naming -> new HashMap<>())));
        this.space = new ConditionSpace(statements, alone.keysAreAsDocumented(), budget);
        this.principals = alone.namesPrincipals() ? PrincipalSamples.of(List.of(updated, existing), budget) : List.of();
    }

    AccessAnswer answer() {
        for (Map.Entry<List<SidedStatement>, String> actions : actionCases().entrySet()) {
            for (ResourceCase resource : ResourceCases.of(actions.getKey(), alone.namesPrincipals(), budget)) {
                Optional<AccessAnswer> found = search(actions.getValue(), resource);
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        return open.orElseGet(AccessAnswer.Proved::new);
    }

    private static boolean mayAllow(List<SidedStatement> about) {
        return about.stream().anyMatch(statement -> statement.updated() && statement.allows());
    }

    /** The sets of statements that some action is about, with an example of the action. */
    private Map<List<SidedStatement>, String> actionCases() {
        List<String> texts = statements.stream()
                .flatMap(statement -> statement.statement().actions().patterns().stream())
                .map(Ascii::lowerCase)
                .distinct()
                .toList();
        List<PatternAutomaton> patterns = new ArrayList<>();
        texts.forEach(text -> patterns.add(PatternAutomaton.glob(text)));
        patterns.add(PatternAutomaton.glob(ACTION_FORM));
        Map<List<SidedStatement>, String> cases = new LinkedHashMap<>();
        StringClasses.of(patterns, budget).stream()
                // An example that looks like an action tells more.
                .sorted(Comparator.comparing((StringClass one) -> !one.matched().get(texts.size())))
                .forEach(one -> {
                    List<SidedStatement> about = statements.stream()
                            .filter(statement -> isAbout(statement.statement().actions(), texts, one))
                            .toList();
                    if (mayAllow(about)) {
                        cases.putIfAbsent(about, asWritten(one.example()));
                    }
                });
        return cases;
    }

    private static boolean isAbout(Statement.Patterns actions, List<String> texts, StringClass one) {
        boolean any = actions.patterns().stream()
                .anyMatch(pattern -> one.matched().get(texts.indexOf(Ascii.lowerCase(pattern))));
        return any != actions.negated();
    }

    /** The action in the case in which a policy names it, if one does. */
    private String asWritten(String action) {
        return statements.stream()
                .flatMap(statement -> statement.statement().actions().patterns().stream())
                .filter(pattern -> Ascii.lowerCase(pattern).equals(action))
                .findFirst()
                .orElse(action);
    }

    private Optional<AccessAnswer> search(String action, ResourceCase resource) {
        if (!mayAllow(resource.about())) {
            return Optional.empty();
        }
        if (principals.isEmpty()) {
            return search(action, resource, Optional.empty(), resource.about());
        }
        for (RequestPrincipal principal : principals) {
            List<SidedStatement> about = resource.about().stream()
                    .filter(statement -> names(statement, principal))
                    .toList();
            Optional<AccessAnswer> found = search(action, resource, Optional.of(principal), about);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private boolean names(SidedStatement statement, RequestPrincipal principal) {
        Map<RequestPrincipal, Boolean> known = Objects.requireNonNull(named.get(statement));
        Boolean before = known.get(principal);
        if (before != null) {
            return before;
        }
        int entries = statement
                .statement()
                .principal()
                .map(element -> element.entries().size())
                .orElse(0);
        budget.spend(STEPS_TO_REMEMBER + entries);
        boolean names = alone.names(statement.statement(), principal);
        known.put(principal, names);
        return names;
    }

    private Optional<AccessAnswer> search(
            String action, ResourceCase resource, Optional<RequestPrincipal> principal, List<SidedStatement> about) {
        if (!mayAllow(about) || !seen.add(about)) {
            return Optional.empty();
        }
        List<AccessAnswer> found = new ArrayList<>();
        int[] proposals = {0};
        new ConditionSearch(space, about, budget, states -> {
                    for (AccessRequest request : Witness.requests(action, resource, principal, space, states)) {
                        budget.spend(about.size());
                        confirmed(request).ifPresent(found::add);
                        if (!found.isEmpty()) {
                            return true;
                        }
                    }
                    return ++proposals[0] >= MAX_PROPOSALS;
                })
                .run();
        if (found.isEmpty() && proposals[0] > 0) {
            // Another set of statements may still have a request that can be shown.
            open = Optional.of(
                    new AccessAnswer.Undecided("requests like %s on %s may be allowed, but no such request was found"
                            .formatted(action, resource.example())));
        }
        return found.stream().findFirst();
    }

    private Optional<AccessAnswer> confirmed(AccessRequest request) {
        Evaluation now = alone.evaluate(updated, request);
        if (!now.allowed() || alone.evaluate(existing, request).allowed()) {
            return Optional.empty();
        }
        return now.matched().stream()
                .filter(statement -> statement.policyName().equals(Alone.POLICY))
                .findFirst()
                .map(statement -> new AccessAnswer.Witnessed(request, statement.index()));
    }
}
