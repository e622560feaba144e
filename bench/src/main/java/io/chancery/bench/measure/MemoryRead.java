package io.chancery.bench.measure;

import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;

/**
 * What bounds every engine whose data fits no cache: one read after another, each of a place that only the last one tells.
 * Machines that share their memory with others differ by a factor of three from one hour to the next.
 */
public final class MemoryRead {

    /** Of four bytes each: 128 MB, more than a share of any processor's cache. */
    private static final int PLACES = 1 << 25;

    private static final int READS = 20_000_000;

    private MemoryRead() {}

    /** Nanoseconds of processor time, one read. */
    public static double nanos() {
        int[] next = oneCircle();
        var threads = ManagementFactory.getThreadMXBean();
        int at = follow(next, 0, READS / 10);
        long before = threads.getCurrentThreadCpuTime();
        at = follow(next, at, READS);
        long nanos = threads.getCurrentThreadCpuTime() - before;
        if (at < 0) {
            throw new IllegalStateException("no place is negative");
        }
        return nanos / (double) READS;
    }

    /** Through all places in a random order (Sattolo's algorithm). */
    private static int[] oneCircle() {
        int[] next = new int[PLACES];
        for (int i = 0; i < PLACES; i++) {
            next[i] = i;
        }
        SplittableRandom random = new SplittableRandom(1);
        for (int i = PLACES - 1; i > 0; i--) {
            int other = random.nextInt(i);
            int kept = next[i];
            next[i] = next[other];
            next[other] = kept;
        }
        return next;
    }

    private static int follow(int[] next, int from, int reads) {
        int at = from;
        for (int i = 0; i < reads; i++) {
            at = next[at];
        }
        return at;
    }
}
