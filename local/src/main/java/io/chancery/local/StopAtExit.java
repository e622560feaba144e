package io.chancery.local;

import java.time.Duration;

/**
 * While open, the end of this JVM (Ctrl-C, SIGTERM) stops the suite in order; once closed, the suite is left as it is. A
 * launcher that is killed outright leaves the suite running too, and the next {@code up} finds it.
 */
final class StopAtExit implements AutoCloseable {

    private static final Duration UNWIND = Duration.ofSeconds(10);

    private final Thread worker = Thread.currentThread();
    private volatile boolean closed;
    private volatile boolean stopping;

    StopAtExit(Installation installation, Suite suite) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(installation, suite), "stop"));
    }

    boolean isStopping() {
        return stopping;
    }

    private void stop(Installation installation, Suite suite) {
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
        suite.stop(installation.parts());
        if (installation.data().isEphemeral()) {
            installation.data().delete();
        }
    }

    @Override
    public void close() {
        closed = !stopping;
    }
}
