package io.chancery.contracts;

import java.time.Instant;

/**
 * Says, in a state topic, that everything up to a position has been published. The last record of each batch, repeated
 * at least every second while idle; key {@code ~progress/<shard>}.
 *
 * @param position the sequence that the shard's readers have now reached
 * @param hash the chain's hash there, hexadecimal
 * @param activity how many of the shard's activity rows have been published
 * @param at when the relay wrote it
 */
public record ProgressRecord(long position, String hash, long activity, Instant at) {

    private static final String KEY_PREFIX = "~progress/";

    public static String key(int shard) {
        return KEY_PREFIX + shard;
    }

    public static boolean isKey(String key) {
        return key.startsWith(KEY_PREFIX);
    }
}
