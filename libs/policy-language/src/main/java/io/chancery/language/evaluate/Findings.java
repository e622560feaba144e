package io.chancery.language.evaluate;

import io.chancery.language.Effect;
import io.chancery.language.Statement;
import io.chancery.language.evaluate.Evaluation.MatchedStatement;
import io.chancery.language.request.AccessRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads policies for one request and gathers which statements matched and what there is to note. */
final class Findings {

    private final AccessRequest request;
    private final boolean hasBoundary;
    private final StatementMatcher matcher;
    private final List<MatchedStatement> matched = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Findings(AccessRequest request, boolean hasBoundary) {
        this.request = request;
        this.hasBoundary = hasBoundary;
        this.matcher = new StatementMatcher(request);
    }

    /** Reads the policies and says what their Allows grant; any Allow of a policy without principals is direct. */
    Grant read(PolicyType type, List<NamedPolicy> policies) {
        Grant granted = Grant.NONE;
        for (NamedPolicy policy : policies) {
            PrincipalMatcher principals = new PrincipalMatcher(request.principal(), policy.resolvedPrincipals());
            List<Statement> statements = policy.document().statements();
            for (int i = 0; i < statements.size(); i++) {
                granted = granted.or(read(type, policy, principals, i));
            }
        }
        return granted;
    }

    private Grant read(PolicyType type, NamedPolicy policy, PrincipalMatcher principals, int index) {
        Statement statement = policy.document().statements().get(index);
        Grant grant = principals.about(type, statement, hasBoundary);
        if (grant == Grant.NONE
                || !matcher.matches(
                        statement,
                        type,
                        policy.document().version(),
                        note -> notes.add("statement %d of %s (%s): %s"
                                .formatted(index, policy.name(), statement.effect(), note)))) {
            return Grant.NONE;
        }
        matched.add(new MatchedStatement(type, policy.name(), statement.sid(), index, statement.effect()));
        return statement.effect() == Effect.ALLOW ? grant : Grant.NONE;
    }

    void note(String note) {
        notes.add(note);
    }

    /** The first policy type, in the order of reading, with a Deny that matched. */
    Optional<PolicyType> denying() {
        return matched.stream()
                .filter(statement -> statement.effect() == Effect.DENY)
                .map(MatchedStatement::policyType)
                .findFirst();
    }

    Evaluation allowed(String reason) {
        return new Evaluation(Evaluation.Result.ALLOWED, Optional.empty(), matched, reason, notes);
    }

    Evaluation explicitlyDenied(PolicyType by) {
        return new Evaluation(
                Evaluation.Result.EXPLICITLY_DENIED,
                Optional.of(by),
                matched,
                "with an explicit deny in " + by.withArticle(),
                notes);
    }

    Evaluation implicitlyDenied(PolicyType by) {
        return new Evaluation(
                Evaluation.Result.IMPLICITLY_DENIED,
                Optional.of(by),
                matched,
                "because no %s allows the %s action".formatted(by.bare(), request.action()),
                notes);
    }
}
