/**
 * What the suite's tests share.
 *
 * <p>{@link io.chancery.testing.TestServers} gives every test of a module the same PostgreSQL and the same Kafka; tests keep
 * apart by a database and by an account of their own. {@link io.chancery.testing.PostgresResource} and
 * {@link io.chancery.testing.KafkaResource} hand them to a Quarkus test. A test that breaks servers starts its own with
 * {@link io.chancery.servers.PostgresServer} and {@link io.chancery.servers.KafkaServer}.
 * {@link io.chancery.testing.Eventually} waits for what happens elsewhere, {@link io.chancery.testing.Generator} draws the
 * inputs of property tests.
 */
@NullMarked
package io.chancery.testing;

import org.jspecify.annotations.NullMarked;
