/** What is in PostgreSQL beside the event store: sealed secrets, and the directory of accounts. */
@NullMarked
package io.chancery.identity.store;

import org.jspecify.annotations.NullMarked;
