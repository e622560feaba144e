package io.chancery.local.measure;

import java.util.Arrays;

/** Durations, sorted. */
final class Distribution {

    private static final double NANOS_PER_MILLI = 1e6;

    private final long[] sorted;

    /** @param nanos at least one */
    Distribution(long[] nanos) {
        if (nanos.length == 0) {
            throw new IllegalArgumentException("no durations");
        }
        sorted = nanos.clone();
        Arrays.sort(sorted);
    }

    int size() {
        return sorted.length;
    }

    /** The smallest duration, in milliseconds, that this share of all does not exceed (nearest rank). */
    double millis(double share) {
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.clamp(rank, 1, sorted.length) - 1] / NANOS_PER_MILLI;
    }

    /** As in a table: {@code 3.2}. */
    String shown(double share) {
        return "%.1f".formatted(millis(share));
    }
}
