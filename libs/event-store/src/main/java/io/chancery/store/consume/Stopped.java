package io.chancery.store.consume;

import io.chancery.contracts.Log;

/**
 * A shard that met something it cannot apply, and does not go on: a lost Deny would be an Allow.
 *
 * @param reason for the operator; without the content of the record
 */
public record Stopped(Log log, int shard, String reason) {}
