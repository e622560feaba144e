/**
 * What policy-service does when identity-service's log says that a user, group, role or account is gone, or that a role
 * of a service is new. Start at {@link
 * io.chancery.policy.healing.PrincipalRetirement}.
 */
@NullMarked
package io.chancery.policy.healing;

import org.jspecify.annotations.NullMarked;
