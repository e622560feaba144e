/** Commands and their transaction. Start at {@link io.chancery.store.append.EventStore}. */
@NullMarked
package io.chancery.store.append;

import org.jspecify.annotations.NullMarked;
