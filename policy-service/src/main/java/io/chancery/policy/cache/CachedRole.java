package io.chancery.policy.cache;

import io.chancery.contracts.identity.Role;
import io.chancery.language.compile.CompiledPolicy;
import io.chancery.language.evaluate.NamedPolicy;

/**
 * A role with its trust policy compiled.
 *
 * @param compiledTrust its user and role principals are matched by the unique ids that they had when it was set
 */
public record CachedRole(Role role, CompiledPolicy compiledTrust) {

    /** What it was compiled from. */
    public NamedPolicy trust() {
        return compiledTrust.source();
    }
}
