/**
 * From the topics back: {@code StateReader} keeps a cache at exactly the fold of a prefix, {@code EventFold} applies each
 * event exactly once to tables.
 */
@NullMarked
package io.chancery.store.consume;

import org.jspecify.annotations.NullMarked;
