package io.chancery.local;

import io.chancery.servers.LogTail;
import io.chancery.servers.ServerProcess;
import io.chancery.servers.Wait;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Starts parts that do not run, waits until they are ready, stops them in order. */
final class Suite {

    static final String READY = "ready";

    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final Duration REMINDER = Duration.ofSeconds(10);

    private final DataDirectory data;
    private final Progress progress;
    private final Set<String> startedHere = ConcurrentHashMap.newKeySet();

    Suite(DataDirectory data, Progress progress) {
        this.data = data;
        this.progress = progress;
    }

    /** A part and its process. */
    record Running(Part part, ServerProcess process) {}

    /**
     * Starts those of the parts that do not run, all at once, and returns when every part is ready.
     *
     * @return the parts' processes, in the order of the parts
     * @throws LaunchFailure if one ends or is not ready in three minutes, with the end of its log
     */
    List<Running> start(List<? extends Part> parts) {
        long begin = System.nanoTime();
        List<Running> all = findOrLaunch(parts);
        awaitReady(all, begin);
        return all;
    }

    /** In a thread each, since a server's first start takes seconds of preparation. */
    private List<Running> findOrLaunch(List<? extends Part> parts) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Running> all = new ArrayList<>();
            for (Future<Running> each : threads.invokeAll(parts.stream()
                    .<Callable<Running>>map(part ->
                            () -> new Running(part, data.running(part.name()).orElseGet(() -> launch(part))))
                    .toList())) {
                all.add(each.get());
            }
            return all;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure("Interrupted", e);
        }
    }

    private ServerProcess launch(Part part) {
        ServerProcess process = part.launch();
        data.remember(part.name(), process);
        startedHere.add(part.name());
        return process;
    }

    /** Whether this object started the part, rather than finding it running. */
    boolean started(Part part) {
        return startedHere.contains(part.name());
    }

    /** Stops the parts that run, the last first. */
    void stop(List<? extends Part> parts) {
        for (Part part : parts.reversed()) {
            Optional<ServerProcess> running = data.running(part.name());
            if (running.isPresent()) {
                part.stop(running.get());
                progress.line("%-10s stopped".formatted(part.name()));
            }
            data.forget(part.name());
        }
    }

    /** What {@code status} says of a part. */
    String state(Part part) {
        return data.running(part.name())
                .map(process -> part.isReady(process) ? READY : "not ready")
                .orElseGet(() -> data.isRemembered(part.name()) ? "dead" : "stopped");
    }

    private void awaitReady(List<Running> all, long begin) {
        List<Running> waiting = new ArrayList<>(all);
        long[] lastWord = {begin};
        boolean ready = Wait.until(PATIENCE, () -> {
            for (Running each : List.copyOf(waiting)) {
                if (isReady(each)) {
                    waiting.remove(each);
                    lastWord[0] = System.nanoTime();
                    progress.line("%-10s ready after %4.1f s%s"
                            .formatted(
                                    each.part().name(), seconds(begin), started(each.part()) ? "" : " (ran already)"));
                }
            }
            if (!waiting.isEmpty() && System.nanoTime() - lastWord[0] > REMINDER.toNanos()) {
                lastWord[0] = System.nanoTime();
                progress.line("... waiting for %s, %.0f s".formatted(names(waiting), seconds(begin)));
            }
            return waiting.isEmpty();
        });
        if (!ready) {
            Path log = waiting.getFirst().part().log();
            throw new LaunchFailure("%s is not ready after %d s; the end of %s:%n%s"
                    .formatted(names(waiting), PATIENCE.toSeconds(), log, LogTail.of(log)));
        }
    }

    private static boolean isReady(Running each) {
        Part part = each.part();
        if (!each.process().isAlive()) {
            throw new LaunchFailure(
                    "%s has ended; the end of %s:%n%s".formatted(part.name(), part.log(), LogTail.of(part.log())));
        }
        return part.isReady(each.process());
    }

    private static String names(List<Running> waiting) {
        return String.join(
                ", ", waiting.stream().map(each -> each.part().name()).toList());
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
