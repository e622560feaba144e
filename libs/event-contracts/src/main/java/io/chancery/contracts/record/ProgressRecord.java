package io.chancery.contracts.record;

import io.chancery.contracts.Position;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Says, in a state topic, that everything up to a position has been published. The last record of each batch, repeated
 * at least every second while idle; key {@code ~progress/<shard>}.
 *
 * @param position the sequence that the shard's readers have now reached
 * @param hash the chain's hash there, hexadecimal
 * @param activity how many of the shard's activity rows have been published
 * @param at when the relay wrote it
 * @param dependsOn of each other shard, of either log, the furthest position that any event from 1 to {@code position}
 *     was decided at: what this shard says may only be shown together with at least those. Of all events, not only of the
 *     last batch's, because compaction leaves a reader the last record alone. Absent in records from before this was told:
 *     their readers wait for nothing
 */
public record ProgressRecord(
        long position, String hash, long activity, Instant at, Optional<List<Position>> dependsOn) {

    private static final String KEY_PREFIX = "~progress/";

    public static String key(int shard) {
        return KEY_PREFIX + shard;
    }

    public static boolean isKey(String key) {
        return key.startsWith(KEY_PREFIX);
    }
}
