package io.chancery.language.steps;

/** Counts for code that a {@link CountingLoader} has loaded. For one thread. */
public final class Steps {

    private static long count;

    private Steps() {}

    /** One step; what the loader puts into code calls it. */
    public static void step() {
        count++;
    }

    /** The steps that work takes, of code that counts. */
    static long of(Runnable work) {
        long before = count;
        work.run();
        return count - before;
    }
}
