package io.chancery.policy.cache;

import io.chancery.contracts.identity.Role;
import io.chancery.language.evaluate.NamedPolicy;

/**
 * A role with its trust policy parsed.
 *
 * @param trust its user and role principals are matched by the unique ids that they had when it was set
 */
public record CachedRole(Role role, NamedPolicy trust) {}
