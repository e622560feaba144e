/** The topics as Kafka sees them: how events, states and progress stand in records, and which topics there must be. */
@NullMarked
package io.chancery.store.topic;

import org.jspecify.annotations.NullMarked;
