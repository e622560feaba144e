package io.chancery.contracts;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Where an account lives: its shard is also its partition in every topic.
 *
 * @param count fixed at installation and equal to the topics' partition count; 1 to 1024
 */
public record Shards(int count) {

    public static final int DEFAULT_COUNT = 16;

    public Shards {
        if (count < 1 || count > 1024) {
            throw new IllegalArgumentException("shards must be 1 to 1024, not " + count);
        }
    }

    /** The first eight bytes of SHA-256 of the account id, unsigned, modulo the count. */
    public int of(AccountId account) {
        byte[] digest = Digests.sha256(account.value().getBytes(StandardCharsets.US_ASCII));
        return (int) Long.remainderUnsigned(ByteBuffer.wrap(digest).getLong(), count);
    }
}
