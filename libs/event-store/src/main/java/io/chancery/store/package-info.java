/**
 * The event store. {@code append} decides commands under a shard's lock and writes events, state, claims, edges and
 * activity in one transaction; {@code relay} publishes them to Kafka; {@code consume} reads the topics back, as a fold of
 * events or as a cache of states; {@code verify} proves that nothing is missing.
 */
@NullMarked
package io.chancery.store;

import org.jspecify.annotations.NullMarked;
