package io.chancery.runtime.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Time that passes when a test says so; timers go off on the event loops that set them. */
final class DrivenTime {

    private final List<Set> timers = new ArrayList<>();
    private long nanos;

    private record Set(long dueNanos, Context context, Runnable task) {}

    synchronized long nanoTime() {
        return nanos;
    }

    synchronized void after(long millis, Runnable task) {
        timers.add(new Set(nanos + TimeUnit.MILLISECONDS.toNanos(millis), Vertx.currentContext(), task));
    }

    /** Comes back when all that was due, and what that set and was due in its turn, has been done. */
    void pass(Duration time) throws Exception {
        synchronized (this) {
            nanos += time.toNanos();
        }
        for (List<Set> due = due(); !due.isEmpty(); due = due()) {
            for (Set timer : due) {
                var done = new CompletableFuture<Void>();
                timer.context().runOnContext(ignored -> {
                    timer.task().run();
                    done.complete(null);
                });
                done.get(60, TimeUnit.SECONDS);
            }
        }
    }

    private synchronized List<Set> due() {
        List<Set> due =
                timers.stream().filter(timer -> timer.dueNanos() <= nanos).toList();
        timers.removeAll(due);
        return due;
    }
}
