/**
 * A real PostgreSQL and a real Apache Kafka as child processes, for the launcher and for tests.
 *
 * <p>{@link io.chancery.servers.PostgresServer} and {@link io.chancery.servers.KafkaServer} start a server on a data
 * directory and a port, wait until it answers a real query, and let tests stop, kill, freeze and restart it.
 * {@link io.chancery.servers.Programs} unpacks the programs, which come from Maven Central, once per machine.
 * {@link io.chancery.servers.ServerProcess} is one operating system process, started here or found again by its pid;
 * {@link io.chancery.servers.Janitor} sees that what belongs to a JVM dies with it, even when the JVM is killed.
 */
@NullMarked
package io.chancery.servers;

import org.jspecify.annotations.NullMarked;
