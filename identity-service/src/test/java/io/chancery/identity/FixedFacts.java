package io.chancery.identity;

import io.chancery.store.append.Facts;
import java.time.Instant;

/** The same time and the same chance every time: the first id drawn ends in {@code ABCDEFGHIJKLMNOPQ}. */
public final class FixedFacts implements Facts {
    public static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

    @Override
    public Instant now() {
        return NOW;
    }

    @Override
    public Instant at() {
        return NOW.plusMillis(89);
    }

    @Override
    public byte[] random(int bytes) {
        byte[] drawn = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            drawn[i] = (byte) i;
        }
        return drawn;
    }
}
