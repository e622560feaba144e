/**
 * The users, groups and roles that policies are attached to, as operations name them. identity-service owns them: {@link
 * io.chancery.policy.principal.PrincipalDirectory} asks it, and {@link io.chancery.policy.principal.Principal} is its
 * answer.
 */
@NullMarked
package io.chancery.policy.principal;

import org.jspecify.annotations.NullMarked;
