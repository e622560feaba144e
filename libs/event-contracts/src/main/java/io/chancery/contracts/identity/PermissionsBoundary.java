package io.chancery.contracts.identity;

import io.chancery.contracts.PolicyId;
import io.chancery.contracts.canonical.Recurring;

/**
 * The managed policy that bounds a user or role.
 *
 * @param policyArn as it was when set, for display
 * @param policyId what decides: a deleted and recreated policy is another one, and then the boundary allows nothing
 */
@Recurring
public record PermissionsBoundary(String policyArn, PolicyId policyId) {}
