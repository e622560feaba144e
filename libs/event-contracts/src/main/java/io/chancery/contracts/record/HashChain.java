package io.chancery.contracts.record;

import io.chancery.contracts.Digests;
import io.chancery.contracts.Log;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The chain that makes a log tamper-evident: each event's hash covers the one before, its own position and its envelope.
 * The log's name and the shard are in it, so no record can be moved to another log.
 */
public final class HashChain {

    /** What stands before the first event of a shard. */
    private static final byte[] GENESIS = new byte[Digests.SHA256_BYTES];

    private static final byte DOMAIN = 0x01;

    private HashChain() {}

    public static byte[] genesis() {
        return GENESIS.clone();
    }

    /** SHA-256(0x01 ‖ length-prefixed log ‖ u32 shard ‖ u64 sequence ‖ previous ‖ SHA-256(envelope)). */
    public static byte[] next(byte[] previous, Log log, int shard, long sequence, Envelope envelope) {
        var head = new ByteArrayOutputStream(64);
        head.write(DOMAIN);
        Envelope.writeWithLength(head, log.wireName().getBytes(StandardCharsets.UTF_8));
        head.writeBytes(ByteBuffer.allocate(Integer.BYTES + Long.BYTES)
                .putInt(shard)
                .putLong(sequence)
                .array());
        return Digests.sha256(head.toByteArray(), previous, Digests.sha256(envelope.canonicalBytes()));
    }
}
