package io.chancery.policy.work;

import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Where simulations, searches and analyses run. Decisions stay on the event loops because each takes microseconds; a
 * simulation parses up to megabytes of policies first, a search makes up to a thousand decisions, an analysis goes through
 * millions of cases, and an event loop that did this would let every decision behind it wait.
 *
 * <p>Half of the processors at most, so that decisions go on; what finds no place in the queue is refused.
 */
@ApplicationScoped
public class Workers {

    private static final int THREADS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    /** Each holds its body, so that this many must fit into the heap. */
    private static final int WAITING = 16;

    private final ThreadPoolExecutor workers = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("worker-", 0).daemon().factory());

    /**
     * Runs the work on a worker and goes on where the caller was.
     *
     * @return fails with what the work throws, or with {@link Refused} ServiceUnavailable if too many wait
     */
    public <T> Uni<T> run(Supplier<T> work) {
        Context caller = Vertx.currentContext();
        Uni<T> made = Uni.createFrom()
                .item(work)
                .runSubscriptionOn(workers)
                .onFailure(RejectedExecutionException.class)
                .transform(full -> new Refused(
                        Refusal.SERVICE_UNAVAILABLE,
                        "%d simulations, searches and analyses are waiting already. Try again.".formatted(WAITING)));
        return caller == null ? made : made.emitOn(task -> caller.runOnContext(nothing -> task.run()));
    }

    @PreDestroy
    void stop() {
        workers.shutdownNow();
    }
}
