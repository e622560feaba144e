/** From the tables to the topics: the elected, fenced relay that publishes each position once. */
@NullMarked
package io.chancery.store.relay;

import org.jspecify.annotations.NullMarked;
