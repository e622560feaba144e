package io.chancery.language.analysis;

import io.chancery.language.PolicyDocument;
import io.chancery.language.PolicyKind;
import io.chancery.language.request.AccessRequest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Proves that a policy does not grant access, or shows a request that gets it (IAM Access Analyzer User Guide, "Validate
 * policies with custom policy checks": CheckAccessNotGranted and CheckNoNewAccess).
 *
 * <p>A policy is taken alone. An identity, session or service control policy grants what it allows a principal on resources
 * of the principal's own account; a resource or trust policy grants what it allows principals whose own policies allow
 * everything. What another policy would deny is not looked at; and that a statement is gone that denied what the policy does
 * not allow is no new access.
 *
 * <p><b>Sound:</b> {@link AccessAnswer.Proved} is given only if no request whatever is granted the access: any action and
 * resource, any value, set of values or absence of every condition key, any policy variable's value, any principal. It comes
 * from going through all cases that the policies' patterns and conditions can tell apart, with no case left out, and never
 * from trying requests. {@link AccessAnswer.Witnessed} is as certain, since the evaluator confirms the request. In between
 * is {@link AccessAnswer.Undecided}: cases may be looked at that no request can be in, because policy variables, binary
 * values, keys that follow from the principal, and operators of different types on one key are not taken into account
 * together; and policies with too many cases are given up on.
 */
public final class AccessCheck {

    private AccessCheck() {}

    /**
     * Whether the updated policy allows anything that the existing one does not.
     *
     * @param kind of both documents
     * @throws IllegalArgumentException if the kind is {@link PolicyKind#RESOURCE_CONTROL}, which grants nothing
     */
    public static AccessAnswer noNewAccess(PolicyDocument existing, PolicyDocument updated, PolicyKind kind) {
        return answer(updated, existing, new Alone(kind), new Budget(Budget.STEPS));
    }

    /** The same with the statements of the updated policy that allow it. */
    public static AccessReport newAccess(PolicyDocument existing, PolicyDocument updated, PolicyKind kind) {
        return report(updated, existing, new Alone(kind));
    }

    /**
     * Whether the policy allows any of the access.
     *
     * @throws IllegalArgumentException if the kind is {@link PolicyKind#RESOURCE_CONTROL}, or if no access is given
     */
    public static AccessAnswer accessNotGranted(PolicyDocument policy, List<Access> access, PolicyKind kind) {
        return grantedAccess(policy, access, kind).answer();
    }

    /**
     * The same with the statements that allow it.
     *
     * @throws IllegalArgumentException if the kind is {@link PolicyKind#RESOURCE_CONTROL}, or if no access is given
     */
    public static AccessReport grantedAccess(PolicyDocument policy, List<Access> access, PolicyKind kind) {
        if (access.isEmpty()) {
            throw new IllegalArgumentException("access is empty, so there is nothing to check");
        }
        Alone alone = new Alone(kind);
        return report(policy, alone.everythingBut(access), alone);
    }

    /**
     * Whether the policy alone, as {@link AccessCheck} takes it, allows the request.
     *
     * @throws IllegalArgumentException if the kind is {@link PolicyKind#RESOURCE_CONTROL}
     */
    public static boolean allows(PolicyDocument policy, PolicyKind kind, AccessRequest request) {
        return new Alone(kind).evaluate(policy, request).allowed();
    }

    static AccessReport report(PolicyDocument updated, PolicyDocument existing, Alone alone) {
        Budget budget = new Budget(Budget.STEPS);
        AccessAnswer answer = answer(updated, existing, alone, budget);
        Set<Integer> statements = new TreeSet<>();
        if (answer instanceof AccessAnswer.Witnessed witnessed) {
            statements.add(witnessed.statement());
        }
        if (!answer.proved()) {
            for (Share share : Share.of(updated)) {
                if (answer(share.document(), existing, alone, budget) instanceof AccessAnswer.Witnessed) {
                    statements.add(share.statement());
                }
            }
        }
        return new AccessReport(answer, List.copyOf(statements));
    }

    static AccessAnswer answer(PolicyDocument updated, PolicyDocument existing, Alone alone, Budget budget) {
        try {
            return new AccessSearch(updated, existing, alone, budget).answer();
        } catch (Budget.Exhausted e) {
            return new AccessAnswer.Undecided("the policies have too many cases to go through");
        }
    }
}
