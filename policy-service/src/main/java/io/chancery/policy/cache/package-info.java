/**
 * All that decisions need, in memory.
 *
 * <p>{@link io.chancery.policy.cache.DecisionCache} takes batches from the two state topics. Each shard of each log is an
 * immutable image ({@code IdentityImage}, {@code PolicyImage}) that a batch turns into the next, and all of them together
 * are one {@link io.chancery.policy.cache.CacheImage}, replaced by one write. A decision holds one of those, or a
 * {@link io.chancery.policy.cache.ShardView} of it, and so sees whole batches only, and none without what it depends on.
 * An account's entities live in one shard in both logs; the organisation of all accounts ({@code Organization}) is in the
 * installation's. Policies are parsed once, when they arrive.
 */
@NullMarked
package io.chancery.policy.cache;

import org.jspecify.annotations.NullMarked;
