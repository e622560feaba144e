package io.chancery.policy.cache;

import io.chancery.contracts.AccountId;
import io.chancery.language.compile.CompiledPolicy;

/**
 * A resource's own policy, compiled once.
 *
 * @param account that owns the resource
 * @param resource its ARN
 * @param compiled named by that ARN; its user and role principals are matched by the unique ids that they had when it was
 *     put
 */
public record CachedResourcePolicy(AccountId account, String resource, CompiledPolicy compiled) {}
