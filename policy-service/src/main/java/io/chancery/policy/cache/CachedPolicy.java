package io.chancery.policy.cache;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.PolicyId;
import io.chancery.language.evaluate.NamedPolicy;

/**
 * The default version of a customer managed policy, parsed once and shared by all it is attached to.
 *
 * @param policy named by its ARN
 */
public record CachedPolicy(PolicyId id, AccountId account, NamedPolicy policy) {}
