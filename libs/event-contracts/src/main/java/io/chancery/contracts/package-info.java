/**
 * What the services tell each other: events, state records, topics and the envelope that carries them.
 *
 * <ul>
 *   <li>{@code identity}, {@code policy}: the sealed event sets, the states they fold to, and their streams;
 *   <li>{@code activity}: who called what; {@code ledger}: one credential row per user;
 *   <li>{@code canonical}: a quick way to read what was written here;
 *   <li>{@code stream}: what every stream has: a fold, name claims, edges;
 *   <li>{@code record}: what travels: events in their envelopes with the chained hash, states, progress;
 *   <li>here: ids, shards, positions, topics.
 * </ul>
 *
 * <p>Nothing in here knows a framework, a database or a clock.
 */
@NullMarked
package io.chancery.contracts;

import org.jspecify.annotations.NullMarked;
