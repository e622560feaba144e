package io.chancery.store.consume;

import io.chancery.contracts.Log;

/** One shard of one log. */
public record ShardKey(Log log, int shard) {}
