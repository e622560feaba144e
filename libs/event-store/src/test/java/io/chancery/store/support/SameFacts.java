package io.chancery.store.support;

import io.chancery.store.append.Facts;
import java.time.Instant;
import java.util.SplittableRandom;

/** Facts that are the same each time they are drawn with the same number. */
public final class SameFacts implements Facts {

    private final long number;

    public SameFacts(long number) {
        this.number = number;
    }

    @Override
    public Instant now() {
        return at();
    }

    @Override
    public Instant at() {
        return Instant.EPOCH.plusSeconds(number);
    }

    @Override
    public byte[] random(int bytes) {
        byte[] drawn = new byte[bytes];
        new SplittableRandom(number).nextBytes(drawn);
        return drawn;
    }
}
