/** The tables, one entity each. Their DDL is {@code db/event-store}. */
@NullMarked
package io.chancery.store.row;

import org.jspecify.annotations.NullMarked;
