/**
 * The operations of IAM that concern roles. {@link io.chancery.identity.role.TrustPolicies} resolves the principals that
 * a trust policy names, when it is set and when it is shown.
 */
@NullMarked
package io.chancery.identity.role;

import org.jspecify.annotations.NullMarked;
