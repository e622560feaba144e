package io.chancery.language.analysis;

import io.chancery.language.PolicyDocument;
import io.chancery.language.PolicyKind;
import java.util.List;

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
        return answer(updated, existing, new Alone(kind));
    }

    /**
     * Whether the policy allows any of the access.
     *
     * @throws IllegalArgumentException if the kind is {@link PolicyKind#RESOURCE_CONTROL}, or if no access is given
     */
    public static AccessAnswer accessNotGranted(PolicyDocument policy, List<Access> access, PolicyKind kind) {
        if (access.isEmpty()) {
            throw new IllegalArgumentException("access is empty, so there is nothing to check");
        }
        Alone alone = new Alone(kind);
        return answer(policy, alone.everythingBut(access), alone);
    }

    private static AccessAnswer answer(PolicyDocument updated, PolicyDocument existing, Alone alone) {
        try {
            return new AccessSearch(updated, existing, alone, new Budget(Budget.STEPS)).answer();
        } catch (Budget.Exhausted e) {
            return new AccessAnswer.Undecided("the policies have too many cases to go through");
        }
    }
}
