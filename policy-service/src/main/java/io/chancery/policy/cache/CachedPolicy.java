package io.chancery.policy.cache;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.PolicyId;
import io.chancery.language.compile.CompiledPolicy;
import io.chancery.language.evaluate.NamedPolicy;

/**
 * The default version of a customer managed policy, compiled once and shared by all it is attached to.
 *
 * @param compiled named by its ARN
 */
public record CachedPolicy(PolicyId id, AccountId account, CompiledPolicy compiled) {

    /** What it was compiled from. */
    public NamedPolicy policy() {
        return compiled.source();
    }
}
