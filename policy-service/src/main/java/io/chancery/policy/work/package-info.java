/** Threads for what takes longer than a decision: {@link io.chancery.policy.work.Workers}. */
@NullMarked
package io.chancery.policy.work;

import org.jspecify.annotations.NullMarked;
