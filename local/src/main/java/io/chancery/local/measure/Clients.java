package io.chancery.local.measure;

import io.chancery.local.client.UnexpectedAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** A number of clients, a thread each, that do their work at the same time. */
final class Clients {

    private Clients() {}

    /** What one client does again and again; false if it failed. */
    interface Step {
        boolean run() throws Exception;
    }

    /** How often all clients' steps succeeded and failed, and in what time. */
    record Rate(long succeeded, long failed, double seconds) {

        double perSecond() {
            return succeeded / seconds;
        }

        private Rate plus(Rate other) {
            return new Rate(succeeded + other.succeeded, failed + other.failed, Math.max(seconds, other.seconds));
        }
    }

    /** Runs each client's step over and over until the time is up. */
    static Rate during(Duration time, int clients, IntFunction<Step> step) {
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        return each(clients, client -> {
                    Step mine = step.apply(client);
                    return () -> {
                        long succeeded = 0;
                        long failed = 0;
                        while (System.nanoTime() < end) {
                            if (mine.run()) {
                                succeeded++;
                            } else {
                                failed++;
                            }
                        }
                        return new Rate(succeeded, failed, (System.nanoTime() - begin) / 1e9);
                    };
                })
                .stream()
                .reduce(new Rate(0, 0, 0), Rate::plus);
    }

    /** Runs each client's work once, and returns what they returned in the order of their numbers. */
    static <T> List<T> each(int clients, IntFunction<Callable<T>> work) {
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<T>> running = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                running.add(threads.submit(work.apply(client)));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> each : running) {
                results.add(each.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure
                    ? failure
                    : new UnexpectedAnswer("A client failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnexpectedAnswer("Interrupted", e);
        }
    }
}
