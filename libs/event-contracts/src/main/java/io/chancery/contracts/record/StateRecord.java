package io.chancery.contracts.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.chancery.contracts.AccountId;

/**
 * The value of a record in a state topic: one live entity as its events tell it. Its key is the stream id; a deleted
 * entity has no value (a tombstone).
 *
 * @param kind the stream's kind, for instance {@code user}
 * @param version how many events the stream has had
 * @param position the position of the last of them in the shard
 * @param data the state record of that kind; as a tree, or itself as an embedded object ({@link StateRecords})
 */
public record StateRecord(AccountId account, String kind, String id, long version, long position, JsonNode data) {}
