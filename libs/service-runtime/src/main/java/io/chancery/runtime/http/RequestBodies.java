package io.chancery.runtime.http;

import io.chancery.wire.WireException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Reads the bodies of requests, bounded in bytes and in time. To be called on the event loop of the request. */
public final class RequestBodies {

    private final Duration patience;
    private final LongSupplier nanoTime;
    private final Timer timer;
    private final ThreadLocal<Awaited> awaited = ThreadLocal.withInitial(Awaited::new);

    /** @param patience how long a body may take to come */
    public RequestBodies(Vertx vertx, Duration patience) {
        this(patience, System::nanoTime, (millis, task) -> vertx.setTimer(millis, id -> task.run()));
    }

    /** For tests that let time pass. */
    RequestBodies(Duration patience, LongSupplier nanoTime, Timer timer) {
        this.patience = patience;
        this.nanoTime = nanoTime;
        this.timer = timer;
    }

    /** Runs a task later, on the event loop that asks. */
    @FunctionalInterface
    interface Timer {
        void after(long millis, Runnable task);
    }

    /** Fails with {@link WireException} {@code RequestEntityTooLarge} (413) or {@code RequestTimeout} (408). */
    public Uni<byte[]> of(HttpServerRequest request, int limitBytes) {
        return Uni.createFrom().emitter(emitter -> read(request, limitBytes, emitter::complete, emitter::fail));
    }

    /**
     * Reads a body. One of the two is called once, on the event loop.
     *
     * @param failed gets what {@link #of} fails with, or why the connection broke
     */
    public void read(HttpServerRequest request, int limitBytes, Consumer<byte[]> received, Consumer<Throwable> failed) {
        Awaited mine = awaited.get();
        var body =
                new RequestBody(limitBytes, nanoTime.getAsLong() + patience.toNanos(), received, failed, mine::remove);
        mine.add(body);
        body.read(request);
    }

    /**
     * The bodies that one event loop waits for, the one that may take the shortest first. One timer is enough for all of
     * them: one for each costs more than reading a small body.
     */
    private final class Awaited {

        private final SequencedSet<RequestBody> bodies = new LinkedHashSet<>();
        private boolean timed;

        void add(RequestBody body) {
            bodies.add(body);
            if (!timed) {
                timeFirst();
            }
        }

        void remove(RequestBody body) {
            bodies.remove(body);
        }

        private void timeFirst() {
            timed = true;
            long nanos = bodies.getFirst().deadlineNanos() - nanoTime.getAsLong();
            timer.after(Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos) + 1), this::expire);
        }

        private void expire() {
            timed = false;
            long now = nanoTime.getAsLong();
            try {
                while (!bodies.isEmpty() && bodies.getFirst().deadlineNanos() - now <= 0) {
                    bodies.getFirst().expire();
                }
            } finally {
                if (!bodies.isEmpty() && !timed) {
                    timeFirst();
                }
            }
        }
    }
}
