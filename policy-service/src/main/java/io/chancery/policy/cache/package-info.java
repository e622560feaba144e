/**
 * All that decisions need, in memory.
 *
 * <p>{@link io.chancery.policy.cache.DecisionCache} takes batches from the two state topics. Each shard of each log is an
 * immutable image ({@code IdentityImage}, {@code PolicyImage}) that a batch turns into the next, so a decision that holds
 * a {@link io.chancery.policy.cache.ShardView} sees whole batches only. An account's entities live in one shard in both
 * logs; the organisation of all accounts ({@code Organization}) is in the installation's. Policies are parsed once, when
 * they arrive.
 */
@NullMarked
package io.chancery.policy.cache;

import org.jspecify.annotations.NullMarked;
