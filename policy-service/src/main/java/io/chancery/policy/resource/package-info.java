/**
 * Policies of resources: {@code PUT}, {@code GET} and {@code DELETE /v1/resource-policies/{arn}}.
 *
 * <p>{@code ResourcePolicyApi} has the paths. {@code PutResourcePolicy}, {@code GetResourcePolicy} and {@code
 * DeleteResourcePolicy} go the way of AWS's operations, through the same pipeline; an {@code OwnedResource} says which
 * account a policy is stored in. Decisions find a policy by {@code decision/StoredPolicies}.
 */
@NullMarked
package io.chancery.policy.resource;

import org.jspecify.annotations.NullMarked;
