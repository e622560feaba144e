package io.chancery.language.analysis;

import io.chancery.language.Arn;
import io.chancery.language.Effect;
import io.chancery.language.PolicyDocument;
import io.chancery.language.PolicyKind;
import io.chancery.language.PrincipalElement;
import io.chancery.language.PrincipalElement.Entry;
import io.chancery.language.PrincipalNames;
import io.chancery.language.Statement;
import io.chancery.language.request.AccessRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whom a resource or trust policy lets in from outside ("External access", IAM Access Analyzer User Guide). It is the check for
 * new access against a policy that lets in everybody inside: so what is not found is proved not to be there, as {@link
 * AccessCheck} says.
 *
 * <p>Unlike there, a global condition key that is documented to have one value is taken to have no more: a policy that denies
 * all but one account would else be said to let in whoever has several.
 *
 * <p>Inside are the accounts of the zone, and services, which are part of the platform. Public is access that somebody gets
 * whom the policy neither names as a principal nor pins down by a condition on who asks, for whom, or from where.
 */
public final class OutsideAccess {

    private OutsideAccess() {}

    /** @throws IllegalArgumentException if the kind of policy names no principals */
    private static Alone alone(PolicyKind kind) {
        if (kind != PolicyKind.RESOURCE && kind != PolicyKind.TRUST) {
            throw new IllegalArgumentException("a policy of the kind %s names no principals".formatted(kind));
        }
        return new Alone(kind, true);
    }

    /**
     * Whether the policy lets the public in (Access Analyzer API Reference, "CheckNoPublicAccess").
     *
     * @param kind resource or trust
     */
    public static AccessReport publicAccess(PolicyDocument policy, PolicyKind kind) {
        return AccessCheck.report(policy, Zone.ofNamed(policy), alone(kind));
    }

    /**
     * What the policy grants outside the zone, statement by statement and name by name.
     *
     * @param kind resource or trust
     * @param accounts of the zone
     */
    public static List<OutsideGrant> find(PolicyDocument policy, PolicyKind kind, Set<String> accounts) {
        Alone alone = alone(kind);
        Budget budget = new Budget(Budget.STEPS);
        PolicyDocument zone = Zone.ofAccounts(policy, accounts);
        PolicyDocument named = Zone.ofNamed(policy);
        List<OutsideGrant> grants = new ArrayList<>();
        for (int index = 0; index < policy.statements().size(); index++) {
            Statement statement = policy.statements().get(index);
            for (PrincipalElement principal : outside(statement, accounts)) {
                PolicyDocument share =
                        Share.of(policy, index, naming(statement, principal)).document();
                AccessAnswer answer = AccessCheck.answer(share, zone, alone, budget);
                if (!answer.proved()) {
                    boolean everybody =
                            principal.negated() || principal.entries().getFirst() instanceof PrincipalElement.Everyone;
                    boolean isPublic = everybody
                            && !AccessCheck.answer(share, named, alone, budget).proved();
                    grants.add(new OutsideGrant(index, principal, isPublic, answer));
                }
            }
        }
        return List.copyOf(grants);
    }

    /** Whether the policy lets in the request, and it comes from the public. */
    public static boolean isPublic(PolicyDocument policy, PolicyKind kind, AccessRequest request) {
        Alone alone = alone(kind);
        return alone.evaluate(policy, request).allowed()
                && !alone.evaluate(Zone.ofNamed(policy), request).allowed();
    }

    /** Whether the grant, one of those found in the policy, lets in the request from outside the zone. */
    public static boolean grants(
            PolicyDocument policy, PolicyKind kind, OutsideGrant grant, Set<String> accounts, AccessRequest request) {
        Alone alone = alone(kind);
        Statement statement = policy.statements().get(grant.statement());
        PolicyDocument share = Share.of(policy, grant.statement(), naming(statement, grant.principal()))
                .document();
        return alone.evaluate(share, request).allowed()
                && !alone.evaluate(Zone.ofAccounts(policy, accounts), request).allowed();
    }

    /** Whether any statement names somebody outside, or everybody: only then can {@link #find} find anything. */
    public static boolean mayGrant(PolicyDocument policy, Set<String> accounts) {
        return policy.statements().stream()
                .anyMatch(statement -> !outside(statement, accounts).isEmpty());
    }

    /** The parts of an Allow's Principal element that are not inside by their names. */
    private static List<PrincipalElement> outside(Statement statement, Set<String> accounts) {
        if (statement.effect() != Effect.ALLOW || statement.principal().isEmpty()) {
            return List.of();
        }
        PrincipalElement element = statement.principal().get();
        return element.negated()
                ? List.of(element)
                : element.entries().stream()
                        .filter(entry -> !isInside(entry, accounts))
                        .distinct()
                        .map(entry -> new PrincipalElement(false, List.of(entry)))
                        .toList();
    }

    private static boolean isInside(Entry entry, Set<String> accounts) {
        return switch (entry) {
            case PrincipalElement.Everyone everyone -> false;
            case PrincipalElement.Aws(String name) ->
                PrincipalNames.account(name)
                        .or(() -> Arn.parse(name).map(Arn::account))
                        .filter(accounts::contains)
                        .isPresent();
            case PrincipalElement.Service service -> true;
            case PrincipalElement.Federated provider -> false;
            // Nobody in this suite has one.
            case PrincipalElement.CanonicalUser user -> true;
        };
    }

    private static Statement naming(Statement statement, PrincipalElement principal) {
        return new Statement(
                statement.sid(),
                statement.effect(),
                Optional.of(principal),
                statement.actions(),
                statement.resources(),
                statement.conditions());
    }
}
