/**
 * Managed policies attached to users, groups and roles. Each operation is a thin record; what the three kinds share is in
 * {@link io.chancery.policy.attachment.AttachPolicy}, {@link io.chancery.policy.attachment.DetachPolicy} and {@link
 * io.chancery.policy.attachment.ListAttachedPolicies}.
 */
@NullMarked
package io.chancery.policy.attachment;

import org.jspecify.annotations.NullMarked;
