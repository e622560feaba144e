/**
 * The records of the topics: an event in its envelope with the chained hash, the state of one entity, a fold's progress; and
 * how each is read and written.
 */
@NullMarked
package io.chancery.contracts.record;

import org.jspecify.annotations.NullMarked;
