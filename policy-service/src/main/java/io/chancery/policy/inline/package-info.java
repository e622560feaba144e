/**
 * Policies embedded in a user, group or role. Each operation is a thin record; what the three kinds share is in {@link
 * io.chancery.policy.inline.PutPolicy}, {@link io.chancery.policy.inline.GetInlinePolicy}, {@link
 * io.chancery.policy.inline.DeleteInlinePolicy} and {@link io.chancery.policy.inline.ListInlinePolicies}.
 */
@NullMarked
package io.chancery.policy.inline;

import org.jspecify.annotations.NullMarked;
