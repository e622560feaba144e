package io.chancery.contracts.policy;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.PolicyId;
import io.chancery.contracts.WireType;

/**
 * What happens to the policies of one user, group or role. Stream {@code principal-policies/<unique id>}.
 *
 * <p>Each event names the account and kind, because any of them can be the stream's first.
 */
public sealed interface PrincipalPoliciesEvent extends PolicyEvent {

    /** The unique id of the user, group or role. */
    String principalId();

    /**
     * Written by {@code AttachUserPolicy} and its siblings.
     *
     * @param policyArn as it was when attached, for display
     * @param policyId what decides
     */
    @WireType("io.chancery.policy.managed-policy-attached.v1")
    record ManagedPolicyAttached(
            String principalId, PrincipalKind kind, AccountId accountId, String policyArn, PolicyId policyId)
            implements PrincipalPoliciesEvent {}

    /** Written by {@code DetachUserPolicy} and its siblings. */
    @WireType("io.chancery.policy.managed-policy-detached.v1")
    record ManagedPolicyDetached(String principalId, PolicyId policyId) implements PrincipalPoliciesEvent {}

    /**
     * Written by {@code PutUserPolicy} and its siblings; replaces a policy of the same name.
     *
     * @param policyName 1–128 characters of {@code [\w+=,.@-]}, case-sensitive within its principal
     */
    @WireType("io.chancery.policy.inline-policy-put.v1")
    record InlinePolicyPut(
            String principalId, PrincipalKind kind, AccountId accountId, String policyName, String document)
            implements PrincipalPoliciesEvent {}

    /** Written by {@code DeleteUserPolicy} and its siblings. */
    @WireType("io.chancery.policy.inline-policy-deleted.v1")
    record InlinePolicyDeleted(String principalId, String policyName) implements PrincipalPoliciesEvent {}

    /**
     * The principal is gone, so nothing is attached to it and nothing ever will be. Written when identity-service's
     * deletion is folded, even if nothing was attached: it is what refuses an attachment that comes late.
     */
    @WireType("io.chancery.policy.principal-retired.v1")
    record PrincipalRetired(String principalId) implements PrincipalPoliciesEvent {}
}
