/**
 * What policy-service does when identity-service's log says that a user, group, role or account is gone. Start at {@link
 * io.chancery.policy.healing.PrincipalRetirement}.
 */
@NullMarked
package io.chancery.policy.healing;

import org.jspecify.annotations.NullMarked;
