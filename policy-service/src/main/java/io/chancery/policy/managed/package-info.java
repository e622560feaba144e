/**
 * Managed policies: {@code CreatePolicy}, {@code GetPolicy}, {@code ListPolicies}, {@code GetPolicyVersion}, {@code
 * DeletePolicy} and the operations on their tags, for those of the account and those of the catalogue. {@link io.chancery.policy.managed.PolicyDirectory}
 * finds either by ARN.
 */
@NullMarked
package io.chancery.policy.managed;

import org.jspecify.annotations.NullMarked;
