/** The database as background threads use it: work run on an event loop and waited for, and election by a lock. */
@NullMarked
package io.chancery.store.database;

import org.jspecify.annotations.NullMarked;
