package io.chancery.local;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * While open, the end of this JVM (Ctrl-C, SIGTERM) stops the given parts in order; once closed, they are left as they are.
 * A launcher that is killed outright leaves the suite running too, and the next {@code up} finds it.
 */
final class StopAtExit implements AutoCloseable {

    private static final Duration UNWIND = Duration.ofSeconds(10);

    private final Thread worker = Thread.currentThread();
    private volatile boolean closed;
    private volatile boolean stopping;

    StopAtExit(Installation installation, Suite suite, Supplier<List<Part>> parts) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(installation, suite, parts), "stop"));
    }

    boolean isStopping() {
        return stopping;
    }

    private void stop(Installation installation, Suite suite, Supplier<List<Part>> parts) {
        if (closed) {
            return;
        }
        stopping = true;
        // The worker must not start another process while this thread stops them.
        worker.interrupt();
        try {
            worker.join(UNWIND);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        suite.stop(parts.get());
        if (installation.data().isEphemeral()) {
            installation.data().delete();
        }
    }

    @Override
    public void close() {
        closed = !stopping;
    }
}
