package io.chancery.store.append;

import java.nio.ByteBuffer;
import java.util.UUID;

/** Event ids: UUID version 7 (RFC 9562), so that they sort by time. */
public final class EventIds {

    private static final int RANDOM_BYTES = 10;

    private EventIds() {}

    public static UUID next(Facts facts) {
        ByteBuffer random = ByteBuffer.wrap(facts.random(RANDOM_BYTES));
        long high = (facts.at().toEpochMilli() << 16) | 0x7000L | (random.getShort() & 0x0FFFL);
        long low = (random.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
