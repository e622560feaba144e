package io.chancery.testing;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for what happens in another thread, process or service. */
public final class Eventually {

    /** Long enough for a machine on which several builds run; reached only by a test that fails. */
    public static final Duration PATIENCE = Duration.ofSeconds(120);

    private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();

    private Eventually() {}

    /** A block of assertions. */
    @FunctionalInterface
    public interface Assertions {
        void run() throws Exception;
    }

    /** Runs the assertions again and again until all of them hold; after two minutes the last failure is thrown. */
    public static void eventually(Assertions assertions) {
        eventually(PATIENCE, assertions);
    }

    public static void eventually(Duration patience, Assertions assertions) {
        eventually(patience, () -> {
            assertions.run();
            return Boolean.TRUE;
        });
    }

    /** Like {@link #eventually(Assertions)}, and hands back what the block returned. */
    public static <T> T eventually(Callable<T> block) {
        return eventually(PATIENCE, block);
    }

    public static <T> T eventually(Duration patience, Callable<T> block) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return block.call();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("Interrupted while waiting", e);
            } catch (Exception | AssertionError failure) {
                if (System.nanoTime() - deadline >= 0) {
                    throw new AssertionError("Still failing after " + patience, failure);
                }
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Waits until the block gives a value. */
    public static <T> T awaitPresent(Callable<Optional<T>> block) {
        return eventually(() -> block.call().orElseThrow());
    }
}
